/**
 * For each source, the newest export without proved loss: {@link io.lakelift.tables.latest.LatestPointer} moves
 * {@code lakelift/DEPLOYMENT/latest/KIND/NAME.json} forward, never back.
 */
@org.jspecify.annotations.NullMarked
package io.lakelift.tables.latest;
