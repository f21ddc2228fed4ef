package io.lakelift.config;

import java.time.Duration;

/**
 * Defaults for every export.
 *
 * @param deadline how long it may take, from its execution's start
 * @param maxSnapshotAge how old a newest snapshot may be
 * @param concurrency how many exports a fleet runs at once: at most what the account's quota allows
 * @param learnedWaits whether waits depend on how long similar exports took
 */
public record ExportDefaults(Duration deadline, Duration maxSnapshotAge, int concurrency, boolean learnedWaits) {}
