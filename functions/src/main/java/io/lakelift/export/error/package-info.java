/**
 * What can go wrong with an export. Each kind of error that is handled differently is a top-level class, because {@code
 * ErrorEquals} in a state machine contains a class's full name.
 *
 * <p>{@link io.lakelift.export.error.ExportRefused} ends the execution as {@code REFUSED}. {@link
 * io.lakelift.export.error.Throttled}, {@link io.lakelift.export.error.ServiceUnavailable} and {@link
 * io.lakelift.export.error.NoticeRefused} are retried by the state machine. The domain handles the others: they only
 * say that there is no room for the export yet, or that it can no longer be cancelled.
 */
@NullMarked
package io.lakelift.export.error;

import org.jspecify.annotations.NullMarked;
