/**
 * The Lambda functions. Each reads its payload strictly (an export's parameters are in
 * {@link io.lakelift.input.ExportParameter}), makes one call into the domain, and writes the answer:
 * {@link io.lakelift.handler.StartExport}, {@link io.lakelift.handler.PollExport},
 * {@link io.lakelift.handler.CancelExport}, {@link io.lakelift.handler.Notify}, for fleets
 * {@link io.lakelift.handler.PlanFleet}, for the sweep {@link io.lakelift.handler.FindOrphans}, and on a schedule
 * {@link io.lakelift.handler.MeasureFreshness}, all over one {@link io.lakelift.handler.JsonHandler}.
 * {@link io.lakelift.handler.Settings} is the environment, {@link io.lakelift.handler.Wiring} the only place where
 * clients are built.
 */
@NullMarked
package io.lakelift.handler;

import org.jspecify.annotations.NullMarked;
