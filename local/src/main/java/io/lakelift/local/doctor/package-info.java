/**
 * The doctor: compares a deployment's file with an AWS account, before or after the deployment, and changes nothing
 * there.
 *
 * <p>Start with {@link io.lakelift.local.doctor.Examination}, which lists all checks. A {@link
 * io.lakelift.local.doctor.Check} examines one thing, {@link io.lakelift.local.doctor.Doctor} runs the checks in
 * parallel, and a {@link io.lakelift.local.doctor.DoctorFinding} is one line of the report.
 */
package io.lakelift.local.doctor;
