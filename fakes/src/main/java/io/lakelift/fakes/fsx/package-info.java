/**
 * FSx's file systems, associations and data repository tasks, in memory. Start at
 * {@link io.lakelift.fakes.fsx.FakeFsx}, which has the operations; {@link io.lakelift.fakes.fsx.FsxEndpoint} serves
 * them over HTTP. {@link io.lakelift.fakes.fsx.FsxAccount} holds what exists,
 * {@link io.lakelift.fakes.fsx.FsxTaskPlan} plans the course of a task, and
 * {@link io.lakelift.fakes.fsx.FsxTestControl} acts as other users.
 */
package io.lakelift.fakes.fsx;
