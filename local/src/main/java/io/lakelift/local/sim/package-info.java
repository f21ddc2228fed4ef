/**
 * The simulation: nights of exports in one process, on a virtual clock and from a seed, with the faults that services,
 * networks and people are known to cause.
 *
 * <p>Read {@link io.lakelift.local.sim.Simulation} first, then {@link io.lakelift.local.sim.Night}. A night runs the
 * real state machines, handlers and adapters ({@link io.lakelift.local.lambda.InProcessHandlers}) on fake services.
 * {@code FaultProfile} decides how much goes wrong, {@code NightSources} creates what is exported, and {@code
 * OperatorActions} plays what people do meanwhile. The night returns {@link io.lakelift.local.sim.Observations} of what
 * was seen from outside. The {@link io.lakelift.local.sim.Invariant}s check these: they compare what executions and
 * notices report with the exports in the services and the calls that reached them.
 */
package io.lakelift.local.sim;
