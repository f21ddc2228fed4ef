package io.lakelift.config;

import java.time.Duration;

/**
 * How the deployment watches over itself.
 *
 * @param sweepEvery how often exports that nobody follows are looked for, and sources are measured
 * @param staleAfter how old a source's newest complete export may become before it is told
 * @param alarms whether there are any
 * @param dashboard whether there is one
 * @param logsKeptFor how long logs are kept, one of the times that CloudWatch Logs knows
 */
public record Monitoring(
        Duration sweepEvery, Duration staleAfter, boolean alarms, boolean dashboard, Duration logsKeptFor) {}
