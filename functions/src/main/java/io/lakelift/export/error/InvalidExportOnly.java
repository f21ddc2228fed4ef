package io.lakelift.export.error;

/** The service found no such database, schema or table, or reads the entry otherwise. */
public final class InvalidExportOnly extends ExportRefused {
    private static final long serialVersionUID = 1L;

    /** @param message one sentence: what was refused, its value, and what to do */
    public InvalidExportOnly(String message) {
        super(message);
    }
}
