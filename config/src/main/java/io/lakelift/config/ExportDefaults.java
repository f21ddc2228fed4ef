package io.lakelift.config;

import java.time.Duration;

/**
 * What holds for every export that does not say otherwise.
 *
 * @param deadline how long it may take, from its execution's start
 * @param maxSnapshotAge how old a newest snapshot may be
 * @param concurrency how many exports a fleet runs at once: at most what the account's quota leaves
 * @param learnedWaits whether an export is waited for as long as its like took before
 */
public record ExportDefaults(Duration deadline, Duration maxSnapshotAge, int concurrency, boolean learnedWaits) {}
