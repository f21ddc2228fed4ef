package io.lakelift.config;

import java.time.Duration;
import java.util.Optional;

/**
 * How the deployment watches over itself.
 *
 * @param sweepEvery how often exports that nobody follows are looked for, and sources are measured
 * @param staleAfter how old a source's newest complete export may become before it is told
 * @param alarms whether there are any
 * @param dashboard whether there is one
 * @param runbook the address of docs/operations.md, which alarms link to; empty where they name the page without a link
 * @param logsKeptFor how long logs are kept, one of the times that CloudWatch Logs knows
 */
public record Monitoring(
        Duration sweepEvery,
        Duration staleAfter,
        boolean alarms,
        boolean dashboard,
        Optional<String> runbook,
        Duration logsKeptFor) {}
