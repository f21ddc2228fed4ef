/**
 * The clock of local runs: {@link io.lakelift.local.time.Timeline} first.
 */
package io.lakelift.local.time;
