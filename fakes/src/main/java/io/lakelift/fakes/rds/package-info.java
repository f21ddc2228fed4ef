/**
 * RDS's export tasks, snapshots and databases, in memory. Start at {@link io.lakelift.fakes.rds.FakeRds}, which has the
 * operations; {@link io.lakelift.fakes.rds.RdsEndpoint} serves them over HTTP.
 * {@link io.lakelift.fakes.rds.RdsAccount} holds what exists, {@link io.lakelift.fakes.rds.RdsTaskPlan} plans the
 * course of an export, and {@link io.lakelift.fakes.rds.RdsTestControl} acts as other users.
 */
package io.lakelift.fakes.rds;
