package io.lakelift.tables.s3;

import static java.util.Objects.requireNonNull;

import io.lakelift.export.Text;
import io.lakelift.tables.folder.FolderUnreadable;

/**
 * The bucket and prefix of an export.
 *
 * @param prefix the prefix including the export task's identifier, without a slash at the end
 */
public record S3Location(String bucket, String prefix) {
    private static final String SCHEME = "s3://";

    public S3Location {
        requireNonNull(bucket, "bucket is null");
        requireNonNull(prefix, "prefix is null");
    }

    /** Whether a text is meant as an address in S3, valid or not. */
    public static boolean isMeant(String text) {
        return text.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /**
     * Reads {@code s3://BUCKET/PREFIX/ID}, with or without slashes at the end.
     *
     * @param text begins with {@code s3://}, see {@link #isMeant}
     * @throws FolderUnreadable if it names no folder
     */
    public static S3Location parse(String text) {
        String path = text.substring(SCHEME.length()).replaceAll("/+$", "");
        int slash = path.indexOf('/');
        if (slash <= 0) {
            throw new FolderUnreadable(
                    "%s names no folder: give s3://BUCKET/PREFIX/ID, where ID is the export task's identifier."
                            .formatted(Text.quoted(text)));
        }
        return new S3Location(path.substring(0, slash), path.substring(slash + 1));
    }

    @Override
    public String toString() {
        return SCHEME + bucket + "/" + prefix;
    }
}
