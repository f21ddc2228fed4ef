/**
 * What can go wrong with an export, one top-level type each, because a state machine's {@code ErrorEquals} holds the
 * class's full name. {@link io.lakelift.export.error.ExportRefused} is never tried again and ends the execution as
 * {@code REFUSED}; {@link io.lakelift.export.error.Throttled} and {@link io.lakelift.export.error.ServiceUnavailable}
 * are tried again by the state machine; the rest is an answer in disguise, handled by the domain.
 */
@NullMarked
package io.lakelift.export.error;

import org.jspecify.annotations.NullMarked;
