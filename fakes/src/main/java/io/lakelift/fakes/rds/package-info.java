/**
 * RDS's export tasks and snapshots without RDS. Start at {@link io.lakelift.fakes.rds.FakeRds}, the operations; an
 * export's course is a {@link io.lakelift.fakes.rds.RdsTaskPlan} read against the clock, and what others do to it is
 * {@link io.lakelift.fakes.rds.RdsTestControl}. {@link io.lakelift.fakes.rds.RdsEndpoint} serves it over HTTP.
 */
package io.lakelift.fakes.rds;
