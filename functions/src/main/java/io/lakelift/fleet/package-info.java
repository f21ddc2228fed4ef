/**
 * Planning a night of many exports: {@link io.lakelift.fleet.FleetPlanner} takes what a fleet's input names and what has
 * its tags ({@link io.lakelift.fleet.Catalog}), leaves out what cannot be exported, orders the rest and names an execution
 * for each; {@link io.lakelift.fleet.FleetPlan} is what the state machine works through.
 */
@NullMarked
package io.lakelift.fleet;

import org.jspecify.annotations.NullMarked;
