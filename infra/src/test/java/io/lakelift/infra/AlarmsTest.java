package io.lakelift.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AlarmsTest {
    @Test
    void alarms_areTheseAndNotifyTheTopic() {
        assertThat(names(SynthesizedDeployment.of()))
                .containsExactlyInAnyOrder(
                        "lakelift-exports-failed",
                        "lakelift-fleets-failed",
                        "lakelift-stopped-failed",
                        "lakelift-sweep-failed",
                        "lakelift-faults",
                        "lakelift-undelivered",
                        "lakelift-sources-overdue",
                        "lakelift-start-export-failing",
                        "lakelift-poll-export-failing",
                        "lakelift-cancel-export-failing",
                        "lakelift-plan-fleet-failing",
                        "lakelift-find-orphans-failing",
                        "lakelift-measure-freshness-failing",
                        "lakelift-verify-export-failing",
                        "lakelift-notify-failing",
                        "lakelift-functions-throttled");
        assertThat(SynthesizedDeployment.of().all("AWS::CloudWatch::Alarm"))
                .extracting(alarm -> alarm.property("AlarmActions"))
                .containsOnly("[${Notices}]");
        assertThat(SynthesizedDeployment.ofEverything().all("AWS::CloudWatch::Alarm"))
                .extracting(alarm -> alarm.property("AlarmActions"))
                .containsOnly("[arn:aws:sns:eu-west-1:123456789012:Ops_alerts, ${NoticesAlarms}]");
    }

    /**
     * An alarm that counts what has happened is over by the passing of time alone, and would say so of what is not
     * mended.
     */
    @Test
    void whatLasts_reportsWhenItIsOverWhereItReportedThatItBegan() {
        SynthesizedDeployment everything = SynthesizedDeployment.ofEverything();
        assertThat(everything.all("AWS::CloudWatch::Alarm"))
                .filteredOn(alarm -> alarm.property("OKActions").equals("null"))
                .extracting(alarm -> alarm.property("AlarmName"))
                .containsExactlyInAnyOrder(
                        "nightly-EU-1-exports-failed",
                        "nightly-EU-1-fleets-failed",
                        "nightly-EU-1-stopped-failed",
                        "nightly-EU-1-faults",
                        "nightly-EU-1-gb-per-night");
        assertThat(everything.all("AWS::CloudWatch::Alarm"))
                .filteredOn(alarm -> !alarm.property("OKActions").equals("null"))
                .allMatch(alarm -> alarm.property("OKActions").equals(alarm.property("AlarmActions")));
    }

    /** With another sweep in each period, that none failed means that one succeeded. */
    @Test
    void sweepFailed_looksBackToTheSweepBefore() {
        assertThat(alarm(SynthesizedDeployment.of(), "sweep-failed").property("Metrics"))
                .contains("Period=3600");
        assertThat(alarm(SynthesizedDeployment.of("monitoring: {sweepEvery: P1D}"), "sweep-failed")
                        .property("Metrics"))
                .contains("Period=86400");
    }

    @Test
    void descriptions_beginWithTheFirstStepAndEndWithTheirSectionOfThePage() throws IOException {
        List<String> sections = sections();
        assertThat(SynthesizedDeployment.ofEverything().all("AWS::CloudWatch::Alarm"))
                .allSatisfy(alarm -> {
                    String description = alarm.property("AlarmDescription");
                    assertThat(description)
                            .matches(
                                    "(Open|Read) .*\\. https://git\\.example\\.org/data/lakelift/docs/operations\\.md#\\S+")
                            .doesNotContain("NAME-");
                    assertThat(sections).contains(description.replaceFirst(".*#", ""));
                });
    }

    /** A link that opens nothing is worse than none. */
    @Test
    void descriptions_withoutARunbook_nameTheSectionAndHaveNoLink() {
        assertThat(SynthesizedDeployment.of().all("AWS::CloudWatch::Alarm"))
                .allSatisfy(alarm -> assertThat(alarm.property("AlarmDescription"))
                        .matches("(Open|Read) .*\\. See NAME-[a-z-]+ in docs/operations\\.md\\.")
                        .doesNotContain("://"));
        assertThat(alarm(SynthesizedDeployment.of(), "poll-export-failing").property("AlarmDescription"))
                .startsWith("Open the log group /aws/lambda/lakelift-poll-export: ")
                .endsWith(" See NAME-function-failing in docs/operations.md.");
    }

    /** CloudWatch refuses a description of more than 1,024 characters, and the file a longer address and name. */
    @Test
    void descriptions_withTheLongestAddressAndName_fit() {
        SynthesizedDeployment longest = SynthesizedDeployment.of(
                "name: a2345678901234567890",
                "limits: {gbPerNight: 1500}",
                "tables: {database: lake}",
                "schedules: [{name: a, cron: '0 3 * * ? *', sources: ['arn:aws:rds:eu-west-1:123456789012:db:orders']}]",
                "monitoring: {runbook: 'https://%s'}".formatted("a".repeat(492)));
        assertThat(longest.all("AWS::CloudWatch::Alarm"))
                .hasSameSizeAs(SynthesizedDeployment.ofEverything().all("AWS::CloudWatch::Alarm"))
                .allSatisfy(
                        alarm -> assertThat(alarm.property("AlarmDescription")).hasSizeLessThanOrEqualTo(1024));
    }

    /**
     * The anchors of the page's alarms, as GitHub makes them of a heading: in small letters, without what is no word.
     */
    private static List<String> sections() throws IOException {
        return Pattern.compile("(?m)^### (.*)$")
                .matcher(Files.readString(Repository.here().root().resolve("docs/operations.md")))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    @Test
    void gbPerNight_isOfWhatTheFileAllows() {
        Resource alarm = alarm(SynthesizedDeployment.of("limits: {gbPerNight: 1500}"), "gb-per-night");

        assertThat(alarm.property("MetricName")).isEqualTo("ExtractedData");
        assertThat(alarm.property("Dimensions")).contains("Service", "rds");
        assertThat(alarm.property("Statistic")).isEqualTo("Sum");
        assertThat(alarm.property("Period")).isEqualTo("86400");
        assertThat(alarm.property("Threshold")).isEqualTo("1500");
        assertThat(names(SynthesizedDeployment.of("limits: {exportsPerSourceAndDay: 3}")))
                .doesNotContain("lakelift-gb-per-night");
    }

    @Test
    void off_makesNone() {
        SynthesizedDeployment off = SynthesizedDeployment.of("monitoring: {alarms: false, dashboard: false}");
        assertThat(off.all("AWS::CloudWatch::Alarm")).isEmpty();
        assertThat(off.all("AWS::CloudWatch::Dashboard")).isEmpty();
        assertThat(SynthesizedDeployment.of("monitoring: {alarms: false}").all("AWS::CloudWatch::Dashboard"))
                .singleElement()
                .satisfies(dashboard ->
                        assertThat(dashboard.property("DashboardBody")).doesNotContain("\"type\":\"alarm\""));
    }

    /**
     * A cancel by hand fails its execution too. Taken off in another period than the execution is counted in, it would
     * raise the alarm: so nothing is taken off, and failed executions are not counted.
     */
    @Test
    void exportsFailed_countsNoCancelWhereverAPeriodEnds() {
        Resource alarm = alarm(SynthesizedDeployment.of(), "exports-failed");
        assertThat(alarm.property("Metrics"))
                .contains(
                        "Expression=SUM([failed, timedOut])",
                        "MetricName=FailedExports, Namespace=Lakelift",
                        "MetricName=ExecutionsTimedOut, Namespace=AWS/States")
                .doesNotContain("ExecutionsFailed", " - ");
        assertThat(alarm.property("TreatMissingData")).isEqualTo("notBreaching");
    }

    /** A new deployment has no measurement yet, and no alarm; one that has lost it reports that. */
    @Test
    void sourcesOverdue_reportsAlsoWhenNothingIsMeasuredAnyMore() {
        Resource alarm = alarm(SynthesizedDeployment.of(), "sources-overdue");
        assertThat(alarm.property("MetricName")).isEqualTo("OverdueSources");
        assertThat(alarm.property("Period")).isEqualTo("3600");
        assertThat(alarm.property("Statistic")).isEqualTo("Maximum");
        assertThat(alarm.property("TreatMissingData")).isEqualTo("missing");
        assertThat(alarm.property("InsufficientDataActions")).isEqualTo("[${Notices}]");
        assertThat(alarm(SynthesizedDeployment.of("monitoring: {sweepEvery: P1D}"), "sources-overdue")
                        .property("Period"))
                .isEqualTo("86400");
    }

    /**
     * It waits as long as the most patient named source may be without an export, and never longer than CloudWatch can.
     */
    @Test
    void sourcesUnexported_isThereWhereTheFileNamesSources() {
        Resource alarm = alarm(SynthesizedDeployment.ofEverything(), "sources-unexported");
        assertThat(alarm.property("EvaluationPeriods")).isEqualTo("30");
        assertThat(alarm.property("Period")).isEqualTo("3600");
        assertThat(alarm.property("Statistic")).isEqualTo("Minimum");
        String weekly = "schedules: [{name: a, cron: '0 3 ? * FRI *', staleAfter: P8D,"
                + " sources: ['arn:aws:rds:eu-west-1:123456789012:db:orders']}]";
        assertThat(names(SynthesizedDeployment.of(weekly))).doesNotContain("lakelift-sources-unexported");
        assertThat(alarm(
                                SynthesizedDeployment.of(weekly.replace("P8D", "P7D"), "monitoring: {sweepEvery: P1D}"),
                                "sources-unexported")
                        .property("EvaluationPeriods"))
                .isEqualTo("7");
    }

    /**
     * CloudWatch's own bounds: seven days where a period is an hour or more, else one day. A file that asks for what
     * the week does not divide by made 612,000 seconds of it. {@link ExpectationsTest} goes through all other files.
     */
    @Test
    void alarms_lookBackNoLongerThanCloudWatchAllows() {
        String patient = "schedules: [{name: a, cron: '0 3 * * ? *', staleAfter: P7D,"
                + " sources: ['arn:aws:rds:eu-west-1:123456789012:db:orders']}]";
        for (SynthesizedDeployment deployment : List.of(
                SynthesizedDeployment.of(),
                SynthesizedDeployment.ofEverything(),
                SynthesizedDeployment.of(patient, "monitoring: {sweepEvery: PT4H30M}"),
                SynthesizedDeployment.of(patient, "monitoring: {sweepEvery: P1D}"))) {
            assertThat(deployment.all("AWS::CloudWatch::Alarm")).allSatisfy(alarm -> {
                long period = period(alarm);
                assertThat(period % 60).isZero();
                assertThat(period * Long.parseLong(alarm.property("EvaluationPeriods")))
                        .as(alarm.property("AlarmName"))
                        .isPositive()
                        .isLessThanOrEqualTo(period < 3600 ? 86_400 : 604_800);
            });
        }
    }

    /** Of one metric, or of all in its expression. */
    private static long period(Resource alarm) {
        return Pattern.compile("\\bPeriod=(\\d+)")
                .matcher(TemplateText.of(alarm.body().get("Properties")))
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .max()
                .orElseThrow();
    }

    /** One call that fails is tried again; half of the calls, for half an hour, is trouble. */
    @Test
    void functions_failingIsMoreThanTriesAgain() {
        Resource alarm = alarm(SynthesizedDeployment.of(), "start-export-failing");
        assertThat(alarm.property("Metrics"))
                .contains("Expression=IF(errors >= 5, 100 * errors / invocations, 0)", "lakelift-start-export");
        assertThat(alarm.property("Threshold")).isEqualTo("50");
        assertThat(alarm.property("EvaluationPeriods")).isEqualTo("2");
        assertThat(alarm(SynthesizedDeployment.of(), "functions-throttled").property("EvaluationPeriods"))
                .isEqualTo("3");
    }

    /**
     * Design, rule 5: a fault of ours or a missing permission rings within half an hour; logs arrive within minutes.
     */
    @Test
    void faults_ringTheFirstTimeWithinHalfAnHour() {
        Resource alarm = alarm(SynthesizedDeployment.of("name: nightly"), "faults");
        assertThat(alarm.property("MetricName")).isEqualTo("Faults");
        assertThat(alarm.property("Namespace")).isEqualTo("Lakelift/nightly");
        assertThat(alarm.property("Dimensions")).isEqualTo("null");
        assertThat(alarm.property("Statistic")).isEqualTo("Sum");
        assertThat(alarm.property("Threshold")).isEqualTo("1");
        assertThat(alarm.property("DatapointsToAlarm")).isIn("null", "1");
        assertThat(Duration.ofSeconds(period(alarm)).multipliedBy(Long.parseLong(alarm.property("EvaluationPeriods"))))
                .isLessThanOrEqualTo(Duration.ofMinutes(15));
    }

    /** A take-over that is not allowed is a fault, and rings at once; this one reports that it was given up. */
    @Test
    void stoppedFailed_countsFailedAndTimedOutExecutionsOfThatMachine() {
        assertThat(alarm(SynthesizedDeployment.of(), "stopped-failed").property("Metrics"))
                .contains("MetricName=ExecutionsFailed", "MetricName=ExecutionsTimedOut", "Value=${StoppedWorkflow}")
                .doesNotContain("${ExportWorkflow}");
    }

    @Test
    void page_describesEveryAlarmAndNoOther() throws IOException {
        String page = Files.readString(Repository.here().root().resolve("docs/operations.md"));
        List<String> documented = Pattern.compile("(?m)^### `NAME-([a-z-]+)`")
                .matcher(page)
                .results()
                .map(heading -> heading.group(1))
                .toList();
        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(names(SynthesizedDeployment.ofEverything()).stream()
                        .map(name -> name.replaceFirst("^nightly-EU-1-", ""))
                        .map(name ->
                                name.replaceFirst("^(start|poll|cancel|verify)-export-failing", "function-failing"))
                        .map(name -> name.replaceFirst(
                                "^(plan-fleet|find-orphans|measure-freshness|register-tables|notify)-failing",
                                "function-failing"))
                        .distinct()
                        .toList());
    }

    private static List<String> names(SynthesizedDeployment deployment) {
        return deployment.all("AWS::CloudWatch::Alarm").stream()
                .map(alarm -> alarm.property("AlarmName"))
                .toList();
    }

    private static Resource alarm(SynthesizedDeployment deployment, String name) {
        return deployment.all("AWS::CloudWatch::Alarm").stream()
                .filter(alarm -> alarm.property("AlarmName").endsWith("-" + name))
                .findFirst()
                .orElseThrow();
    }
}
