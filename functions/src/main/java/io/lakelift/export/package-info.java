/**
 * The domain: what an export is, how it starts exactly once, and how long to wait before the next poll. It does not
 * depend on the AWS SDK, Lambda or a JSON library.
 *
 * <p>Read from {@link io.lakelift.export.Exporter} down: it starts an {@link io.lakelift.export.ExportRequest} through
 * the port {@link io.lakelift.export.ExportGateway} of the service that its {@link io.lakelift.export.ExportSource} belongs to,
 * under an {@link io.lakelift.export.ExportTaskIdentifier} that belongs to one {@link io.lakelift.export.ExecutionContext}, and
 * returns an {@link io.lakelift.export.ExportReport}.
 */
@NullMarked
package io.lakelift.export;

import org.jspecify.annotations.NullMarked;
