package io.lakelift.export.error;

/** The bucket does not exist, is in another Region, or may not be used. */
public final class InvalidS3Bucket extends ExportRefused {
    private static final long serialVersionUID = 1L;

    /** @param message one sentence: what was refused, its value, and what to do */
    public InvalidS3Bucket(String message) {
        super(message);
    }
}
