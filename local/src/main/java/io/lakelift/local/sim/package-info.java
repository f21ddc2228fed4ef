/**
 * The simulation: nights of exports in one process, on a virtual clock and from a seed, with the faults that services,
 * networks and people are known to cause.
 *
 * <p>Read {@link io.lakelift.local.sim.Simulation} first, then {@link io.lakelift.local.sim.Night}. A night runs the real
 * state machines, handlers and adapters ({@link io.lakelift.local.lambda.InProcessHandlers}) on fake services.
 * {@code FaultProfile} decides how bad it is, {@code NightSources} what is exported, and {@code OperatorActions} what others
 * do meanwhile. It returns {@link io.lakelift.local.sim.Observations} of what was seen from outside. The
 * {@link io.lakelift.local.sim.Invariant}s judge these: they compare what executions and notices report with what the
 * services hold and which calls reached them.
 */
package io.lakelift.local.sim;
