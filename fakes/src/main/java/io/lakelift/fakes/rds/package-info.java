/**
 * RDS's export tasks, snapshots and databases, in memory. Start at {@link io.lakelift.fakes.rds.FakeRds}, the
 * operations. What exists is in {@link io.lakelift.fakes.rds.RdsAccount}, the course of an export is planned by
 * {@link io.lakelift.fakes.rds.RdsTaskPlan}, and {@link io.lakelift.fakes.rds.RdsTestControl} acts as other users.
 * {@link io.lakelift.fakes.rds.RdsEndpoint} serves it over HTTP.
 */
package io.lakelift.fakes.rds;
