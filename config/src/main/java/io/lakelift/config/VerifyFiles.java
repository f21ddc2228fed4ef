package io.lakelift.config;

/**
 * Whether the files of complete exports are checked, and whether an execution fails if loss is proved.
 *
 * @param enabled whether files are checked
 * @param lossFails whether proved loss fails the execution rather than only warning
 */
public record VerifyFiles(boolean enabled, boolean lossFails) {}
