/**
 * Plans a night of many exports. {@link io.lakelift.fleet.FleetPlanner} takes the sources that a fleet's input names
 * and those that have its tags ({@link io.lakelift.fleet.Catalog}), leaves out what cannot be exported, orders the
 * rest, and names an execution for each. The result is a {@link io.lakelift.fleet.FleetPlan} for the state machine.
 */
@NullMarked
package io.lakelift.fleet;

import org.jspecify.annotations.NullMarked;
