/**
 * The domain: what an export is, how it starts exactly once, and how long to wait before the next poll. It does not
 * depend on the AWS SDK, Lambda or a JSON library.
 *
 * <p>Start reading at {@link io.lakelift.export.Exporter}. It starts an {@link io.lakelift.export.ExportRequest} and
 * returns an {@link io.lakelift.export.ExportReport}. Each service is reached through the port {@link
 * io.lakelift.export.ExportGateway}; the {@link io.lakelift.export.ExportSource} determines which one. The {@link
 * io.lakelift.export.ExportTaskIdentifier} of an export is derived from its {@link
 * io.lakelift.export.ExecutionContext}.
 */
@NullMarked
package io.lakelift.export;

import org.jspecify.annotations.NullMarked;
