package io.lakelift.config;

import java.time.Duration;
import java.util.Optional;

/**
 * How the deployment is monitored: the sweep, alarms, dashboard and logs.
 *
 * @param sweepEvery how often the sweep looks for exports that no one follows, and measures how fresh the sources'
 *     exports are
 * @param staleAfter how old a source's newest complete export may become before it is reported
 * @param alarms whether there are alarms
 * @param dashboard whether there is a dashboard
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
