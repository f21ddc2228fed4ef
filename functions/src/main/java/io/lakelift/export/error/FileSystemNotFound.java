package io.lakelift.export.error;

/** There is no such file system. */
public final class FileSystemNotFound extends ExportRefused {
    private static final long serialVersionUID = 1L;

    /** @param message one sentence: what was refused, its value, and what to do */
    public FileSystemNotFound(String message) {
        super(message);
    }
}
