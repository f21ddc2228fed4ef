/**
 * What the next nights of a deployment will do, compared with what a night did.
 *
 * <p>{@link io.lakelift.local.plan.Planner} is the entry: it asks PlanFleet itself which exports a schedule starts and in
 * which order, takes what {@link io.lakelift.local.plan.KnownSources} knows of them and {@link
 * io.lakelift.local.plan.Assumptions} for the rest, and plays the nights on the account's slots ({@code SlotQueue}). The
 * result, a {@link io.lakelift.local.plan.DeploymentPlan}, is shown by {@link io.lakelift.local.plan.PlanText} to people, by
 * {@link io.lakelift.local.plan.PlanJson} to programs, and by {@link io.lakelift.local.plan.PlanPage} in a browser; {@link
 * io.lakelift.local.plan.RunPage} shows a {@link io.lakelift.local.plan.RunReport} there.
 * {@link io.lakelift.local.plan.Prices} is the one place with prices.
 *
 * <p>Nothing here calls AWS or prints: the command does.
 */
package io.lakelift.local.plan;
