package io.lakelift.export.error;

import org.jspecify.annotations.Nullable;

/**
 * Base class of the errors in this package, whose messages may be shown to users as they are. They have no stack trace,
 * because Lambda would report it together with the message.
 */
public abstract class ExportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ExportException(String message) {
        this(message, null);
    }

    ExportException(String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
    }
}
