package io.lakelift.export.error;

import org.jspecify.annotations.Nullable;

/** SNS refused the notice: the topic was deleted, or may not be used. */
public final class NoticeRefused extends ExportException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message one sentence: which call, and what the service said
     * @param cause what the client threw, if it threw
     */
    public NoticeRefused(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
