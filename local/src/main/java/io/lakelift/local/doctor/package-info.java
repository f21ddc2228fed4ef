/**
 * What only AWS can say about a deployment, asked before it and after it: each {@link io.lakelift.local.doctor.Check} is a
 * question about one thing, {@link io.lakelift.local.doctor.Doctor} asks them side by side, and a
 * {@link io.lakelift.local.doctor.DoctorFinding} is a line of the report. Nothing here changes anything in an account.
 * {@link io.lakelift.local.doctor.Examination} is where to start reading.
 */
package io.lakelift.local.doctor;
