/**
 * FSx for Lustre's data repository tasks without FSx. Start at {@link io.lakelift.fakes.fsx.FakeFsx}, the operations;
 * an export's course is a {@link io.lakelift.fakes.fsx.FsxTaskPlan} read against the clock, what exists is
 * {@link io.lakelift.fakes.fsx.FsxAccount}, and what others do is {@link io.lakelift.fakes.fsx.FsxTestControl}.
 * {@link io.lakelift.fakes.fsx.FsxEndpoint} serves it over HTTP.
 */
package io.lakelift.fakes.fsx;
