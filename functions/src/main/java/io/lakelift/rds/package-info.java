/**
 * The adapter to Amazon RDS: {@link io.lakelift.rds.RdsExports} makes the calls, {@code RdsTasks} reads the answers,
 * {@code RdsErrors} the refusals.
 */
@NullMarked
package io.lakelift.rds;

import org.jspecify.annotations.NullMarked;
