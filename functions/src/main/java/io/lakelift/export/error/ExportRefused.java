package io.lakelift.export.error;

import static java.util.Objects.requireNonNull;

/** Thrown if Lakelift or a service refuses a request; {@link #refusal()} says why. */
public final class ExportRefused extends ExportException {
    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    ExportRefused(Refusal refusal, String message) {
        super(message);
        this.refusal = requireNonNull(refusal, "refusal is null");
    }

    /** Why. */
    public Refusal refusal() {
        return refusal;
    }
}
