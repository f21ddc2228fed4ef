package io.lakelift.config;

import java.time.Duration;

/**
 * How exports run. A schedule or an input may set another {@code deadline} and {@code maxSnapshotAge}; the other
 * settings are the same for all exports.
 *
 * @param deadline how long an export may take, counted from the start of its execution
 * @param maxSnapshotAge how old the newest snapshot of an instance or a cluster may be
 * @param concurrency how many exports a fleet runs at once; RDS runs no more than the account's quota
 * @param learnedWaits whether the waits between polls depend on how long similar exports took
 */
public record ExportDefaults(Duration deadline, Duration maxSnapshotAge, int concurrency, boolean learnedWaits) {}
