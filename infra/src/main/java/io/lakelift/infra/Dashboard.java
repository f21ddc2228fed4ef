package io.lakelift.infra;

import io.lakelift.export.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.AlarmStatusWidget;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.GraphWidgetView;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.LegendPosition;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.MathExpressionOptions;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.SingleValueWidget;
import software.amazon.awscdk.services.cloudwatch.TextWidget;
import software.amazon.awscdk.services.cloudwatch.YAxisProps;
import software.constructs.Construct;

/**
 * The CloudWatch dashboard of a deployment. The most important question comes first: whether everything was exported.
 * Then come the outcomes, sizes and durations of exports, and at the bottom the errors of state machines and functions.
 */
final class Dashboard extends Construct {
    private static final int WIDTH = 24;
    private static final Duration A_DAY = Duration.days(1);
    private static final Duration AN_HOUR = Duration.hours(1);

    /** Green for complete, red for failed; the same outcome has the same colour everywhere. */
    private static String colour(Outcome outcome) {
        return switch (outcome) {
            case COMPLETE -> "#2ca02c";
            case COMPLETE_WITH_WARNINGS -> "#e0b400";
            case INCOMPLETE -> "#e377c2";
            case FAILED -> "#d62728";
            case CANCELED -> "#7f7f7f";
            case NOT_STARTED -> "#ff7f0e";
            case REFUSED -> "#9467bd";
            case UNKNOWN -> "#8c564b";
        };
    }

    private final Props props;
    private final LakeliftMetrics lakeliftMetrics;

    /** @param alarms empty if the file asks for none */
    record Props(String deployment, List<String> functions, Workflows workflows, List<IAlarm> alarms) {}

    Dashboard(Construct scope, String id, Props props) {
        super(scope, id);
        this.props = props;
        this.lakeliftMetrics = new LakeliftMetrics(props.deployment());
        software.amazon.awscdk.services.cloudwatch.Dashboard.Builder.create(this, "Default")
                .dashboardName(props.deployment())
                .defaultInterval(Duration.days(7))
                .widgets(rows())
                .build();
    }

    private List<List<IWidget>> rows() {
        List<List<IWidget>> rows = new ArrayList<>();
        rows.add(List.of(text("# Exports of " + props.deployment()
                + "\nDays are UTC. What each number means: docs/metrics.md; what to do when an alarm is red:"
                + " docs/operations.md.")));
        if (!props.alarms().isEmpty()) {
            rows.add(List.of(AlarmStatusWidget.Builder.create()
                    .title("Alarms")
                    .alarms(props.alarms())
                    .width(WIDTH)
                    .height(3)
                    .build()));
        }
        rows.add(List.of(sources(), ages()));
        rows.add(List.of(outcomes(), data()));
        rows.add(List.of(durations(), delays(), polls()));
        rows.add(List.of(text("## The machinery")));
        rows.add(List.of(executions(), functions(), undelivered()));
        return rows;
    }

    private IWidget sources() {
        return SingleValueWidget.Builder.create()
                .title("Sources")
                .metrics(List.of(
                        labelled(lakeliftMetrics.own("WatchedSources", "Maximum", AN_HOUR), "watched", "#1f77b4"),
                        labelled(lakeliftMetrics.own("OverdueSources", "Maximum", AN_HOUR), "overdue", "#d62728"),
                        labelled(
                                lakeliftMetrics.own("UnexportedSources", "Maximum", AN_HOUR),
                                "never exported",
                                "#ff7f0e")))
                .width(6)
                .height(6)
                .build();
    }

    /** A search expression, because the number and names of the sources are not known here. */
    private IWidget ages() {
        MathExpression ages = MathExpression.Builder.create()
                .expression(
                        "SEARCH('{Lakelift,Deployment,Source} MetricName=\"NewestExportAge\" Deployment=\"%s\"', 'Maximum', 3600) / 3600"
                                .formatted(props.deployment()))
                .label("${PROP('Dim.Source')}")
                .usingMetrics(Map.of())
                .period(AN_HOUR)
                .build();
        return graph("Age of each source's newest complete export", "hours", 18, List.of(ages))
                .legendPosition(LegendPosition.RIGHT)
                .build();
    }

    private IWidget outcomes() {
        List<IMetric> metrics = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            metrics.add(labelled(
                    lakeliftMetrics.own("Exports", "Outcome", outcome.name(), "Sum", A_DAY),
                    outcome.name(),
                    colour(outcome)));
        }
        return graph("Exports a day, by how they ended", "exports", 14, metrics)
                .view(GraphWidgetView.BAR)
                .stacked(true)
                .build();
    }

    private IWidget data() {
        return graph(
                        "Data extracted a day (RDS)",
                        "GB",
                        10,
                        List.of(labelled(
                                lakeliftMetrics.own("ExtractedData", "Service", "rds", "Sum", A_DAY), "GB", "#1f77b4")))
                .view(GraphWidgetView.BAR)
                .build();
    }

    private IWidget durations() {
        return graph(
                        "How long exports took, from their execution's start",
                        "hours",
                        8,
                        List.of(
                                hours("rdsMost", "ExportDuration", "rds", "Maximum", "RDS, the longest", "#1f77b4"),
                                hours("rdsHalf", "ExportDuration", "rds", "p50", "RDS, half of them", "#aec7e8"),
                                hours("fsxMost", "ExportDuration", "fsx", "Maximum", "FSx, the longest", "#2ca02c")))
                .build();
    }

    private IWidget delays() {
        return graph(
                        "From an export's end to its notice",
                        "minutes",
                        8,
                        List.of(
                                minutes("delayMost", "Maximum", "the longest", "#1f77b4"),
                                minutes("delayHalf", "p50", "half of them", "#aec7e8")))
                .build();
    }

    private IWidget polls() {
        Map<String, IMetric> using = new LinkedHashMap<>();
        using.put("polls", lakeliftMetrics.function("poll-export", "Invocations", "Sum", A_DAY));
        List<String> ids = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            ids.add("exports" + ids.size());
            using.put(ids.getLast(), lakeliftMetrics.own("Exports", "Outcome", outcome.name(), "Sum", A_DAY));
        }
        return graph(
                        "Polls for each export",
                        "calls",
                        8,
                        List.of(MathExpression.Builder.create()
                                .expression("polls / SUM([%s])".formatted(String.join(", ", ids)))
                                .label("polls for each export that ended")
                                .usingMetrics(using)
                                .period(A_DAY)
                                .build()))
                .build();
    }

    private IWidget executions() {
        return graph(
                        "Executions that failed or timed out (not counting exports that someone cancelled), and faults",
                        "executions",
                        8,
                        List.of(
                                labelled(
                                        lakeliftMetrics.own("FailedExports", "Sum", AN_HOUR),
                                        "exports failed",
                                        "#d62728"),
                                labelled(
                                        LakeliftMetrics.executions(
                                                props.workflows().exports(), "ExecutionsTimedOut", AN_HOUR),
                                        "exports timed out",
                                        "#ff9896"),
                                failed("fleets", props.workflows().fleet(), "fleets failed", "#9467bd"),
                                failed("stopped", props.workflows().stopped(), "not taken over", "#ff7f0e"),
                                failed("sweeps", props.workflows().sweep(), "sweeps failed", "#8c564b"),
                                labelled(lakeliftMetrics.faults(AN_HOUR), "faults", "#000000")))
                .build();
    }

    private IWidget functions() {
        List<IMetric> errors = new ArrayList<>();
        List<IMetric> throttles = new ArrayList<>();
        for (String function : props.functions()) {
            errors.add(lakeliftMetrics
                    .function(function, "Errors", "Sum", AN_HOUR)
                    .with(MetricOptions.builder().label(function + " errors").build()));
            throttles.add(lakeliftMetrics
                    .function(function, "Throttles", "Sum", AN_HOUR)
                    .with(MetricOptions.builder().label(function + " throttled").build()));
        }
        return graph("Calls of functions that failed, or were throttled (most are tried again)", "calls", 8, errors)
                .right(throttles)
                .build();
    }

    private IWidget undelivered() {
        return graph(
                        "Not delivered by EventBridge or SNS",
                        "messages",
                        8,
                        List.of(labelled(lakeliftMetrics.undelivered(AN_HOUR), "waiting in the queue", "#d62728")))
                .build();
    }

    /** The executions that failed or timed out. */
    private static IMetric failed(String id, Workflow workflow, String label, String colour) {
        Map<String, IMetric> both = Map.of(
                id + "Failed", LakeliftMetrics.executions(workflow, "ExecutionsFailed", AN_HOUR),
                id + "TimedOut", LakeliftMetrics.executions(workflow, "ExecutionsTimedOut", AN_HOUR));
        return LakeliftMetrics.math("SUM([%1$sFailed, %1$sTimedOut])".formatted(id), both, AN_HOUR)
                .with(MathExpressionOptions.builder().label(label).color(colour).build());
    }

    private IMetric hours(String id, String name, String service, String statistic, String label, String colour) {
        return scaled(id, lakeliftMetrics.own(name, "Service", service, statistic, A_DAY), 3600, label, colour);
    }

    private IMetric minutes(String id, String statistic, String label, String colour) {
        return scaled(id, lakeliftMetrics.own("DetectionDelay", "Service", "rds", statistic, A_DAY), 60, label, colour);
    }

    private static IMetric scaled(String id, IMetric metric, int by, String label, String colour) {
        return MathExpression.Builder.create()
                .expression(id + " / " + by)
                .usingMetrics(Map.of(id, metric))
                .label(label)
                .color(colour)
                .period(A_DAY)
                .build();
    }

    private static IMetric labelled(
            software.amazon.awscdk.services.cloudwatch.Metric metric, String label, String colour) {
        return metric.with(MetricOptions.builder().label(label).color(colour).build());
    }

    private static GraphWidget.Builder graph(String title, String unit, int width, List<? extends IMetric> metrics) {
        return GraphWidget.Builder.create()
                .title(title)
                .left(metrics)
                .leftYAxis(
                        YAxisProps.builder().label(unit).min(0).showUnits(false).build())
                .width(width)
                .height(6);
    }

    private static IWidget text(String markdown) {
        return TextWidget.Builder.create()
                .markdown(markdown)
                .width(WIDTH)
                .height(2)
                .build();
    }
}
