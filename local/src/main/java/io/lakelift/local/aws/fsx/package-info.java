/**
 * FSx for Lustre's data repository tasks without FSx. Start at {@link io.lakelift.local.aws.fsx.FakeFsx}, the
 * operations; an export's course is a {@link io.lakelift.local.aws.fsx.Plan} read against the clock, what exists is
 * {@link io.lakelift.local.aws.fsx.Account}, and what others do is {@link io.lakelift.local.aws.fsx.Backstage}.
 * {@link io.lakelift.local.aws.fsx.FsxEndpoint} puts it on the wire.
 */
package io.lakelift.local.aws.fsx;
