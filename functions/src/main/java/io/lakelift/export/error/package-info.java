/**
 * What can go wrong with an export, one top-level type each, because a state machine's {@code ErrorEquals} contains the
 * class's full name. {@link io.lakelift.export.error.ExportRefused} is never retried and ends the execution as
 * {@code REFUSED}; {@link io.lakelift.export.error.Throttled} and {@link io.lakelift.export.error.ServiceUnavailable}
 * are retried by the state machine; the domain handles the rest, which are really answers.
 */
@NullMarked
package io.lakelift.export.error;

import org.jspecify.annotations.NullMarked;
