package io.lakelift.config;

/**
 * Whether the files of complete exports are checked, and what proved loss makes of an execution.
 *
 * @param enabled whether they are
 * @param lossFails whether it fails where loss is proved, and does not only warn
 */
public record VerifyFiles(boolean enabled, boolean lossFails) {}
