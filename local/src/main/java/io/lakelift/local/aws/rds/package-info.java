/**
 * RDS's export tasks and snapshots without RDS. Start at {@link io.lakelift.local.aws.rds.FakeRds}, the operations; an
 * export's course is a {@link io.lakelift.local.aws.rds.RdsTaskPlan} read against the clock, and what others do to it is
 * {@link io.lakelift.local.aws.rds.RdsTestControl}. {@link io.lakelift.local.aws.rds.RdsEndpoint} puts it on the wire.
 */
package io.lakelift.local.aws.rds;
