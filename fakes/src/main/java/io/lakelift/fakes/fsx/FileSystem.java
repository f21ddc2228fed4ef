package io.lakelift.fakes.fsx;

import io.lakelift.fakes.task.TaskSource;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A file system of the account.
 *
 * @param type LUSTRE, WINDOWS, ONTAP or OPENZFS; only Lustre has data repository tasks
 * @param lifecycle the Lifecycle in DescribeFileSystems; a file system can be exported only if it is
 *     {@code AVAILABLE}
 * @param changedFiles the number of files that the next export exports; exports are incremental
 * @param exportPath the S3 path that an older kind of file system exports to without an association; empty if the file
 *     system has none
 */
public record FileSystem(
        String arn,
        String type,
        String lifecycle,
        int storageInGib,
        long changedFiles,
        Optional<String> exportPath,
        Instant createdAt,
        Map<String, String> tags)
        implements TaskSource {
    public static final String LUSTRE = "LUSTRE";
    public static final String AVAILABLE = "AVAILABLE";
    private static final String RESOURCE = ":file-system/";

    public FileSystem {
        tags = Map.copyOf(tags);
        if (!arn.startsWith("arn:") || !arn.contains(":fsx:") || !arn.contains(RESOURCE)) {
            throw new IllegalArgumentException("not the ARN of a file system: " + arn);
        }
    }

    /** A file system without tags. */
    public FileSystem(
            String arn,
            String type,
            String lifecycle,
            int storageInGib,
            long changedFiles,
            Optional<String> exportPath,
            Instant createdAt) {
        this(arn, type, lifecycle, storageInGib, changedFiles, exportPath, createdAt, Map.of());
    }

    public String id() {
        return arn.substring(arn.indexOf(RESOURCE) + RESOURCE.length());
    }

    /** The ARN of another FSx resource in the same account and Region, such as {@code task/task-…}. */
    String arnOf(String resource) {
        return arn.substring(0, arn.indexOf(RESOURCE) + 1) + resource;
    }

    String account() {
        return arn.split(":", 6)[4];
    }

    String region() {
        return arn.split(":", 6)[3];
    }

    public FileSystem inLifecycle(String other) {
        return new FileSystem(arn, type, other, storageInGib, changedFiles, exportPath, createdAt, tags);
    }

    public FileSystem tagged(String key, String value) {
        Map<String, String> more = new TreeMap<>(tags);
        more.put(key, value);
        return new FileSystem(arn, type, lifecycle, storageInGib, changedFiles, exportPath, createdAt, more);
    }
}
