/**
 * FSx for Lustre's data repository tasks without FSx. Start at {@link io.lakelift.local.aws.fsx.FakeFsx}, the
 * operations; an export's course is a {@link io.lakelift.local.aws.fsx.FsxTaskPlan} read against the clock, what exists is
 * {@link io.lakelift.local.aws.fsx.FsxAccount}, and what others do is {@link io.lakelift.local.aws.fsx.FsxTestControl}.
 * {@link io.lakelift.local.aws.fsx.FsxEndpoint} puts it on the wire.
 */
package io.lakelift.local.aws.fsx;
