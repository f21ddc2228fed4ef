package io.lakelift.export;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Sources, and a target that they may be exported to. The target's bucket, prefix, role and key may only be used
 * together.
 *
 * @param sources patterns for the resource part of a source's ARN, such as {@code db:orders}; a trailing {@code *}
 *     stands for any characters. Empty if any source in the account is allowed
 * @param target where these sources may be exported to, including folders below its prefix; placeholders in the prefix
 *     stand for any date
 */
public record Combination(List<String> sources, ExportTarget target) {
    public Combination {
        sources = List.copyOf(sources);
        requireNonNull(target, "target is null");
    }

    /**
     * Whether the source may be exported in this combination. Only the resource part of its ARN is compared; account
     * and Region have been checked before. A file system has no target to check.
     */
    public boolean hasSource(ExportSource source) {
        return sources.isEmpty() || isAmong(sources, source);
    }

    /** Whether one of the patterns matches the source as named. */
    public static boolean isAmong(List<String> patterns, ExportSource source) {
        return patterns.stream()
                .anyMatch(pattern -> matches(pattern, source.arn().resource()));
    }

    private static boolean matches(String pattern, String resource) {
        return pattern.endsWith("*")
                ? resource.startsWith(pattern.substring(0, pattern.length() - 1))
                : resource.equals(pattern);
    }

    /** @param asked a target whose prefix has no placeholders left */
    boolean hasTarget(ExportTarget asked) {
        return asked.s3BucketName().equals(target.s3BucketName())
                && asked.iamRoleArn().equals(target.iamRoleArn())
                && isSameKey(asked.kmsKeyId())
                && PrefixTemplate.covers(target.s3Prefix(), asked.s3Prefix());
    }

    /** A key may be given by its id if its ARN is known; only KMS knows which key an alias means. */
    private boolean isSameKey(String asked) {
        return asked.equals(target.kmsKeyId()) || target.kmsKeyId().endsWith(":key/" + asked);
    }
}
