package io.lakelift.export.error;

import org.jspecify.annotations.Nullable;

/** An error whose message is written for people; it carries no stack trace, so that none reaches them. */
public abstract class ExportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ExportException(String message) {
        this(message, null);
    }

    ExportException(String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
    }
}
