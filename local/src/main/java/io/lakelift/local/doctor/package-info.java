/**
 * What only AWS can say about a deployment, before or after it is deployed: each {@link io.lakelift.local.doctor.Check}
 * is about one thing, {@link io.lakelift.local.doctor.Doctor} runs them in parallel, and a
 * {@link io.lakelift.local.doctor.DoctorFinding} is a line of the report. Nothing here changes anything in an account.
 * {@link io.lakelift.local.doctor.Examination} is where to start reading.
 */
package io.lakelift.local.doctor;
