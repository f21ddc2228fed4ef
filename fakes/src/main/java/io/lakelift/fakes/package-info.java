/**
 * The AWS services of local runs. Read {@link io.lakelift.fakes.SampleAccount} for what exists,
 * {@link io.lakelift.fakes.Scenario} for what happens, and {@link io.lakelift.fakes.FakeCloud} for how to have it:
 * in the process, or over HTTP for unmodified SDK clients. The services themselves are {@code rds}, {@code fsx}
 * and {@code sns}; {@code wire} is what they share.
 *
 * <p>Every answer depends on the calls and on the given clock alone, so a run can be told again.
 */
package io.lakelift.fakes;
