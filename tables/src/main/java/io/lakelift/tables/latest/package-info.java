/**
 * Which export of a source is the newest without loss: {@link io.lakelift.tables.latest.LatestPointer} moves {@code
 * lakelift/DEPLOYMENT/latest/SOURCE.json} forward, and never back.
 */
@org.jspecify.annotations.NullMarked
package io.lakelift.tables.latest;
