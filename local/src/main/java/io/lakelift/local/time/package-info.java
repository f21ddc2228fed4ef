/**
 * The clock of local runs: {@link io.lakelift.local.time.Timeline} first, then the two that keep it. {@link
 * io.lakelift.local.time.VirtualTimeline} jumps from one appointment to the next, {@link
 * io.lakelift.local.time.RealTimeline} sleeps until each is due.
 */
package io.lakelift.local.time;
