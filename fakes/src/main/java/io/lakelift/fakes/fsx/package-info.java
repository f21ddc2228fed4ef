/**
 * The data repository tasks of FSx for Lustre, in memory. Start at {@link io.lakelift.fakes.fsx.FakeFsx}, the
 * operations. What exists is in {@link io.lakelift.fakes.fsx.FsxAccount}, the course of a task is planned by
 * {@link io.lakelift.fakes.fsx.FsxTaskPlan}, and {@link io.lakelift.fakes.fsx.FsxTestControl} acts as other users.
 * {@link io.lakelift.fakes.fsx.FsxEndpoint} serves it over HTTP.
 */
package io.lakelift.fakes.fsx;
