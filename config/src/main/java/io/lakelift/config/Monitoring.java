package io.lakelift.config;

import java.time.Duration;
import java.util.Optional;

/**
 * How the deployment watches over itself.
 *
 * @param sweepEvery how often exports that no one follows are looked for, and sources are measured
 * @param staleAfter how old a source's newest complete export may become before it is reported
 * @param alarms whether there are any
 * @param dashboard whether there is one
 * @param runbook the address of docs/operations.md, which alarms link to; empty if they name the page without a link
 * @param logsKeptFor how long logs are kept, one of the periods that CloudWatch Logs allows
 */
public record Monitoring(
        Duration sweepEvery,
        Duration staleAfter,
        boolean alarms,
        boolean dashboard,
        Optional<String> runbook,
        Duration logsKeptFor) {}
