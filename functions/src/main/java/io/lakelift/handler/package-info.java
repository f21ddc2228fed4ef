/**
 * The Lambda functions. Each extends {@link io.lakelift.handler.JsonHandler}: it reads its payload strictly, makes one
 * call into the domain, and writes the answer. The parameters of an export are listed in
 * {@link io.lakelift.input.ExportParameter}.
 *
 * <p>{@link io.lakelift.handler.StartExport}, {@link io.lakelift.handler.PollExport},
 * {@link io.lakelift.handler.CancelExport} and {@link io.lakelift.handler.Notify} serve the export state machine,
 * {@link io.lakelift.handler.PlanFleet} serves fleets, and {@link io.lakelift.handler.FindOrphans} serves the sweep. A
 * schedule calls {@link io.lakelift.handler.MeasureFreshness}.
 *
 * <p>{@link io.lakelift.handler.Settings} reads the environment variables, and {@link io.lakelift.handler.Wiring}
 * creates the adapters to AWS.
 */
@NullMarked
package io.lakelift.handler;

import org.jspecify.annotations.NullMarked;
