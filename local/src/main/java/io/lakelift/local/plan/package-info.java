/**
 * Plans the next nights of a deployment, and compares a run with its plan.
 *
 * <p>Start with {@link io.lakelift.local.plan.Planner}. It calls PlanFleet for the exports of each schedule and their
 * order, and estimates their durations from {@link io.lakelift.local.plan.KnownSources} and, where those have nothing,
 * from {@link io.lakelift.local.plan.Assumptions}. Then it simulates the nights on the account's slots ({@code
 * SlotQueue}). The result is a {@link io.lakelift.local.plan.DeploymentPlan}, which is written by {@link
 * io.lakelift.local.plan.PlanText}, {@link io.lakelift.local.plan.PlanJson} and {@link
 * io.lakelift.local.plan.PlanPage}. {@link io.lakelift.local.plan.RunPage} writes a {@link
 * io.lakelift.local.plan.RunReport}. All prices are in {@link io.lakelift.export.Prices}.
 *
 * <p>Nothing here prints or signs in to AWS: the command does.
 */
package io.lakelift.local.plan;
