package io.lakelift.infra;

import io.lakelift.export.Service;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * The CloudWatch alarms of a deployment. None goes off for what is expected: a throttled call, a wait for a slot, a
 * single function call that fails, an export that a person cancelled. docs/operations.md explains each alarm and what
 * to do; a test compares that page with this class.
 *
 * <p>Each description begins with the first thing to do, because a phone shows only its beginning.
 */
final class Alarms extends Construct {
    private static final Duration FIVE_MINUTES = Duration.minutes(5);
    private static final Duration A_QUARTER = Duration.minutes(15);
    private static final Duration A_DAY = Duration.days(1);

    private final Props props;
    private final LakeliftMetrics lakeliftMetrics;
    private final List<SnsAction> actions;
    private final List<IAlarm> all = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    /**
     * @param functions the functions' names, such as start-export
     * @param expectations how recent the exports of the file's sources must be
     * @param gbPerNight how many GB exports may extract in a day; empty for no limit and no alarm
     * @param runbook the address of docs/operations.md, for links; empty if there is none
     */
    record Props(
            String deployment,
            List<ITopic> topics,
            List<String> functions,
            Workflows workflows,
            Expectations expectations,
            OptionalInt gbPerNight,
            Optional<String> runbook) {}

    Alarms(Construct scope, String id, Props props) {
        super(scope, id);
        this.props = props;
        this.lakeliftMetrics = new LakeliftMetrics(props.deployment());
        this.actions = props.topics().stream().map(SnsAction::new).toList();
        executions();
        sources();
        props.gbPerNight().ifPresent(this::size);
        functions();
        add(
                "faults",
                lakeliftMetrics.faults(FIVE_MINUTES),
                1,
                "Open Logs Insights and look for failed tasks in the log groups /aws/vendedlogs/states/NAME-*. A"
                        + " step fails for a reason that waiting does not fix: a missing permission, a deleted version, a fault in Lakelift. It is"
                        + " tried again and again.");
        notifyWhenOver(add(
                "undelivered",
                lakeliftMetrics.undelivered(FIVE_MINUTES),
                1,
                "Open the queue NAME-undelivered and poll for messages: each says what was not delivered, most say why. An"
                        + " execution that should have been started was not, one ended without a notice, or a subscriber did not"
                        + " take a notice or an alarm. The queue keeps messages for 14 days."));
    }

    List<IAlarm> all() {
        return List.copyOf(all);
    }

    /** The full names of all alarms, as in CloudWatch. */
    List<String> names() {
        return List.copyOf(names);
    }

    private void executions() {
        Map<String, IMetric> failed = Map.of(
                "failed", lakeliftMetrics.own("FailedExports", "Sum", A_QUARTER),
                "timedOut", LakeliftMetrics.executions(props.workflows().exports(), "ExecutionsTimedOut", A_QUARTER));
        add(
                "exports-failed",
                LakeliftMetrics.math("SUM([failed, timedOut])", failed, A_QUARTER),
                1,
                "Read the notice of each export that failed: it says why, and what to do. In a quarter of an hour exports failed,"
                        + " timed out or were refused. Those that someone cancelled do not count.");
        add(
                "fleets-failed",
                LakeliftMetrics.math(
                        "SUM([failed, timedOut])", failed(props.workflows().fleet(), A_QUARTER), A_QUARTER),
                1,
                "Read the fleet's summary: it names what failed, why, and what to do. If none came, read the cause of the failed execution"
                        + " of NAME-fleet, and run the night again as docs/operations.md says. A fleet did not export everything.");
        add(
                "stopped-failed",
                LakeliftMetrics.math(
                        "SUM([failed, timedOut])", failed(props.workflows().stopped(), A_QUARTER), A_QUARTER),
                1,
                "Open the failed execution of NAME-stopped, read its cause and redrive it. An execution was stopped, and the one"
                        + " that cancels and reports its export could not be started: the export may still be running.");
        Duration sweeps = betweenSweeps();
        notifyWhenOver(add(
                "sweep-failed",
                LakeliftMetrics.math(
                        "SUM([failed, timedOut])", failed(props.workflows().sweep(), sweeps), sweeps),
                1,
                "Open the failed execution of NAME-sweep: its cause names what could not be listed or started. Exports that no"
                        + " execution follows may go unseen until a sweep succeeds."));
    }

    private static Map<String, IMetric> failed(Workflow workflow, Duration period) {
        return Map.of(
                "failed", LakeliftMetrics.executions(workflow, "ExecutionsFailed", period),
                "timedOut", LakeliftMetrics.executions(workflow, "ExecutionsTimedOut", period));
    }

    /** Long enough to include a sweep and a measurement in each period. */
    private Duration betweenSweeps() {
        return Duration.hours(props.expectations().period().toHours());
    }

    /**
     * If measurements stop, only the first of these alarms reports it. It does not in a new deployment, which has no
     * measurements yet.
     */
    private void sources() {
        Alarm overdue = add(
                "sources-overdue",
                lakeliftMetrics.own("OverdueSources", "Maximum", betweenSweeps()),
                1,
                1,
                TreatMissingData.MISSING,
                "Open the log group /aws/lambda/NAME-measure-freshness: its newest line names the sources under overdue. The newest"
                        + " complete export of a source is too old: it was not exported when it should have been."
                        + " Where data is insufficient, nothing is being measured.");
        actions.forEach(overdue::addInsufficientDataAction);
        notifyWhenOver(overdue);
        if (!props.expectations().first().isZero()) {
            notifyWhenOver(add(
                    "sources-unexported",
                    lakeliftMetrics.own("UnexportedSources", "Minimum", betweenSweeps()),
                    1,
                    props.expectations().periodsUntilFirst(),
                    TreatMissingData.MISSING,
                    "Open the log group /aws/lambda/NAME-measure-freshness: its newest line names the sources under unexported."
                            + " A source named in the file has gone without any complete export for longer"
                            + " than it may."));
        }
    }

    private void size(int gbPerNight) {
        add(
                "gb-per-night",
                lakeliftMetrics.own("ExtractedData", "Service", Service.RDS.label(), "Sum", A_DAY),
                gbPerNight,
                "Open the log group /aws/lambda/NAME-notify: it has a line for each export with its size. Exports extracted as many"
                        + " GB in a day as limits.gbPerNight allows: further ones are refused until noon.");
    }

    private void functions() {
        for (String function : props.functions()) {
            IMetric failing = LakeliftMetrics.math(
                    "IF(errors >= 5, 100 * errors / invocations, 0)",
                    Map.of(
                            "errors", lakeliftMetrics.function(function, "Errors", "Sum", A_QUARTER),
                            "invocations", lakeliftMetrics.function(function, "Invocations", "Sum", A_QUARTER)),
                    A_QUARTER);
            notifyWhenOver(add(
                    function + "-failing",
                    failing,
                    50,
                    2,
                    ("Open the log group /aws/lambda/NAME-%s: calls that failed have the level WARN or ERROR and end with the"
                                    + " error. Half of the function's calls or more fail, and go on failing although they are"
                                    + " tried again.")
                            .formatted(function)));
        }
        Map<String, IMetric> throttles = new LinkedHashMap<>();
        props.functions()
                .forEach(function -> throttles.put(
                        "t" + throttles.size(), lakeliftMetrics.function(function, "Throttles", "Sum", FIVE_MINUTES)));
        String sum = IntStream.range(0, throttles.size()).mapToObj(i -> "t" + i).collect(Collectors.joining(", "));
        notifyWhenOver(add(
                "functions-throttled",
                LakeliftMetrics.math("SUM([%s])".formatted(sum), throttles, FIVE_MINUTES),
                1,
                3,
                "Open Lambda's dashboard in this Region and see which functions use up the account's concurrency. Lambda has"
                        + " refused calls for a quarter of an hour; exports continue by themselves, only later."));
    }

    private Alarm add(String name, IMetric metric, int threshold, String description) {
        return add(name, metric, threshold, 1, description);
    }

    private Alarm add(String name, IMetric metric, int threshold, int periods, String description) {
        return add(name, metric, threshold, periods, TreatMissingData.NOT_BREACHING, description);
    }

    private Alarm add(
            String name, IMetric metric, int threshold, int periods, TreatMissingData missing, String description) {
        String full = props.deployment() + "-" + name;
        names.add(full);
        Alarm alarm = Alarm.Builder.create(this, name)
                .alarmName(full)
                .alarmDescription(described(name, description))
                .metric(metric)
                .threshold(threshold)
                .evaluationPeriods(periods)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                .treatMissingData(missing)
                .build();
        actions.forEach(alarm::addAlarmAction);
        all.add(alarm);
        return alarm;
    }

    /** The link comes last, so that no full stop becomes part of it. */
    private String described(String name, String description) {
        String section = name.endsWith("-failing") ? "function-failing" : name;
        String named = description.replace("NAME-", props.deployment() + "-");
        return props.runbook()
                .map(page -> "%s %s#name-%s".formatted(named, page, section))
                .orElseGet(() -> "%s See NAME-%s in docs/operations.md.".formatted(named, section));
    }

    /**
     * Also notifies when the alarm returns to OK. Only for conditions that last until they are fixed: an alarm that
     * counts events returns to OK as time passes, even if the problem, such as a missing export, remains.
     */
    private void notifyWhenOver(Alarm alarm) {
        actions.forEach(alarm::addOkAction);
    }
}
