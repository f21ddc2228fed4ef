/**
 * The AWS services of local runs. Read {@link io.lakelift.fakes.SampleAccount} for what exists,
 * {@link io.lakelift.fakes.Scenario} for what happens, and {@link io.lakelift.fakes.FakeCloud} for how to use it: in
 * the process, or over HTTP with unmodified SDK clients. The services themselves are {@code rds}, {@code fsx} and
 * {@code sns}; {@code wire} is what they share.
 *
 * <p>Every answer depends only on the calls and the given clock, so a run can be repeated.
 */
package io.lakelift.fakes;
