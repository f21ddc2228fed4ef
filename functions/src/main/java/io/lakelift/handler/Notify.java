package io.lakelift.handler;

import static java.util.Objects.requireNonNull;

import io.lakelift.aws.AwsClients;
import io.lakelift.export.Executions;
import io.lakelift.export.ExportTask;
import io.lakelift.export.FileCounts;
import io.lakelift.export.Outcome;
import io.lakelift.export.RegisterCommandLine;
import io.lakelift.export.Role;
import io.lakelift.export.Text;
import io.lakelift.metrics.ExportMetrics;
import io.lakelift.metrics.MetricLog;
import io.lakelift.notice.Ending;
import io.lakelift.notice.FleetEnding;
import io.lakelift.notice.FleetWording;
import io.lakelift.notice.NoticeWording;
import io.lakelift.notice.NoticeWriter;
import io.lakelift.notice.Notices;
import java.util.List;
import java.util.Optional;

/**
 * Sends the notice that reports how an execution ended, and writes the metrics of its export. With {@code fleet}, sends
 * the summary of a fleet instead.
 */
public final class Notify extends JsonHandler {
    private final String deployment;
    private final Notices notices;
    private final Executions executions;
    private final MetricLog metrics;
    private final Optional<RegisterCommandLine> register;

    /** Used by Lambda: everything comes from the environment. */
    public Notify() {
        this(Settings.current(), new AwsClients());
    }

    /** Also primes the function, if the settings say so. */
    Notify(Settings settings, AwsClients clients) {
        this(
                settings.deployment().name(),
                Wiring.notices(clients, settings),
                Wiring.executions(clients, settings),
                Wiring.metrics(settings.deployment()),
                settings.register());
        new Priming(settings, clients)
                .play(
                        new Notify(
                                settings.deployment().name(),
                                Wiring.notices(clients, settings),
                                Wiring.executions(clients, settings),
                                Wiring.unwritten(settings.deployment()),
                                settings.register()),
                        List.of(new PrimingCall(settings.deployment()).notice()));
    }

    /** Measures nothing and registers no tables: for simulated nights, which have no CloudWatch. */
    public Notify(String deployment, Notices notices, Executions executions) {
        this(deployment, notices, executions, MetricLog.NONE);
    }

    /**
     * For a deployment that registers no tables.
     *
     * @param deployment the deployment's name
     * @param notices where notices go
     * @param executions where the failures of a fleet's exports are looked up
     * @param metrics where measurements go
     */
    public Notify(String deployment, Notices notices, Executions executions, MetricLog metrics) {
        this(deployment, notices, executions, metrics, Optional.empty());
    }

    /**
     * @param deployment the deployment's name
     * @param notices where notices go
     * @param executions where the failures of a fleet's exports are looked up
     * @param metrics where measurements go
     * @param register the command that registers tables by hand; empty if the deployment registers none
     */
    private Notify(
            String deployment,
            Notices notices,
            Executions executions,
            MetricLog metrics,
            Optional<RegisterCommandLine> register) {
        this.deployment = requireNonNull(deployment, "deployment is null");
        this.notices = requireNonNull(notices, "notices is null");
        this.executions = requireNonNull(executions, "executions is null");
        this.metrics = requireNonNull(metrics, "metrics is null");
        this.register = requireNonNull(register, "register is null");
    }

    /**
     * The execution's result: the output if it succeeds, the Cause if it fails. Its form is the same in both cases, so
     * that a parent execution can read it.
     *
     * @param noticeId the same whenever the notice is sent again
     * @param messageId SNS's ID of this message
     * @param succeeded whether the execution succeeds
     * @param error the execution's own Error; empty if it succeeds
     */
    record Answer(
            String noticeId,
            String messageId,
            Outcome outcome,
            boolean succeeded,
            Optional<String> error,
            Role role,
            String summary,
            Optional<String> why,
            Optional<String> remedy,
            Optional<String> sourceArn,
            Optional<String> exportTaskIdentifier,
            Optional<String> taskId,
            Optional<String> s3Uri,
            Optional<Integer> totalExtractedDataInGB,
            Optional<FileCounts> files,
            long durationSeconds) {
        /** A Cause may have 32,768 characters. */
        private static final int LONGEST = 2048;

        static Answer of(Ending ending, NoticeWording noticeWording, String messageId) {
            Optional<ExportTask> export = ending.export();
            return new Answer(
                    ending.noticeId(),
                    messageId,
                    ending.outcome(),
                    ending.error().isEmpty(),
                    line(ending.error()),
                    ending.role(),
                    noticeWording.summary(),
                    noticeWording.why(),
                    noticeWording.remedy(),
                    line(ending.sourceArn()),
                    line(export.flatMap(ExportTask::exportTaskIdentifier)),
                    line(export.flatMap(ExportTask::taskId)),
                    line(noticeWording.s3Uri()),
                    export.flatMap(ExportTask::totalExtractedDataInGB),
                    export.flatMap(ExportTask::files),
                    noticeWording.duration().toSeconds());
        }

        private static Optional<String> line(Optional<String> text) {
            return text.map(said -> Text.line(said, LONGEST));
        }
    }

    @Override
    Object handle(CallContext call) {
        if (call.fields().has("fleet")) {
            FleetEnding fleet = FleetEndingInput.read(call, deployment, executions);
            return FleetResult.of(fleet, new FleetWording(fleet), notices.send(NoticeWriter.write(fleet)));
        }
        Ending ending = EndingInput.read(call, deployment, register);
        String messageId = notices.send(NoticeWriter.write(ending));
        ExportMetrics.write(ending, metrics); // after the notice, so that a retried one counts once
        return Answer.of(ending, new NoticeWording(ending), messageId);
    }
}
