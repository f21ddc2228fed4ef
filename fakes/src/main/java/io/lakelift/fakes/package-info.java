/**
 * Fake AWS services for local runs and tests. Read {@link io.lakelift.fakes.SampleAccount} for what exists,
 * {@link io.lakelift.fakes.Scenario} for what happens, and {@link io.lakelift.fakes.FakeCloud} for how to use them: in
 * the process, or over HTTP with unmodified SDK clients. Each service has a package: {@code rds}, {@code fsx},
 * {@code sns}, {@code sfn} (which shows the executions of {@code states}), {@code s3}, {@code glue} and {@code sts}.
 * They share {@code wire}; {@code task} is common to RDS and FSx, and {@code files} is what both write to S3.
 *
 * <p>Every answer depends only on the calls and the given clock, so a run can be repeated.
 */
package io.lakelift.fakes;
