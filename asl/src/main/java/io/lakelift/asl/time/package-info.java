/**
 * The clock of local runs. Read {@link io.lakelift.asl.time.Timeline} first, then its two implementations:
 * {@link io.lakelift.asl.time.VirtualTimeline} jumps from one scheduled action to the next, and
 * {@link io.lakelift.asl.time.RealTimeline} sleeps until each is due.
 */
package io.lakelift.asl.time;
