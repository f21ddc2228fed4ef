/**
 * The adapter to Amazon RDS: {@link io.lakelift.rds.RdsExportGateway} makes the calls, {@code RdsTasks} reads the
 * responses, and {@code RdsErrors} translates the errors. {@link io.lakelift.rds.RdsSnapshots} lists the snapshots of
 * an instance or cluster, and {@link io.lakelift.rds.RdsDatabases} lists the databases.
 */
@NullMarked
package io.lakelift.rds;

import org.jspecify.annotations.NullMarked;
