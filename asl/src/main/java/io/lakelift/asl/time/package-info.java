/**
 * The clock of local runs: {@link io.lakelift.asl.time.Timeline} first, then the two that keep it. {@link
 * io.lakelift.asl.time.VirtualTimeline} jumps from one appointment to the next, {@link
 * io.lakelift.asl.time.RealTimeline} sleeps until each is due.
 */
package io.lakelift.asl.time;
