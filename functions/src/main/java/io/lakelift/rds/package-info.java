/**
 * The adapter to Amazon RDS: {@link io.lakelift.rds.RdsExports} makes the calls, {@code RdsTasks} reads the answers,
 * {@code RdsErrors} the refusals; {@link io.lakelift.rds.RdsSnapshots} lists what may stand for an instance.
 */
@NullMarked
package io.lakelift.rds;

import org.jspecify.annotations.NullMarked;
