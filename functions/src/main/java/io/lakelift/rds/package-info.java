/**
 * The adapter to Amazon RDS: {@link io.lakelift.rds.RdsExportGateway} makes the calls, {@code RdsTasks} reads the responses,
 * {@code RdsErrors} the refusals; {@link io.lakelift.rds.RdsSnapshots} lists an instance's candidates.
 */
@NullMarked
package io.lakelift.rds;

import org.jspecify.annotations.NullMarked;
