package io.lakelift.local.sim;

import com.fasterxml.jackson.databind.node.TextNode;
import io.lakelift.asl.Execution;
import io.lakelift.fakes.fsx.FakeFsx;
import io.lakelift.fakes.rds.FakeRds;
import io.lakelift.fakes.wire.Call;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks that a notice reports an export's end and reason as its service does, and only after the export has ended. A
 * notice may say that nothing was started only if the execution has neither started nor cancelled an export.
 */
final class StatusIsTruth {
    private static final Pattern VALUE = Pattern.compile(":\"([^\"]+)\"");
    /** The errors that a new role, policy or credential may cause in its first seconds. */
    private static final Set<String> MENDED_BY_WAITING = Set.of(ServiceFaults.YOUNG, "IamRoleNotFound", "AccessDenied");

    /** How often a start is tried before a missing permission is taken as final. */
    private static final int TRIES = 4;

    private final Observations observations;
    private final Consumer<String> finding;

    private StatusIsTruth(Observations observations, Consumer<String> finding) {
        this.observations = observations;
        this.finding = finding;
    }

    static void check(Observations observations, Consumer<String> finding) {
        StatusIsTruth rule = new StatusIsTruth(observations, finding);
        observations.executions().stream()
                .filter(ExecutionPurpose::exports)
                .forEach(execution -> observations
                        .noticesOf(execution.start().arn())
                        .forEach(notice -> rule.check(execution, notice)));
    }

    private void check(Execution execution, Observations.Notice notice) {
        String name = execution.start().name();
        switch (notice.outcome()) {
            case "REFUSED", "NOT_STARTED" -> nothingStarted(execution, notice);
            case "UNKNOWN" -> {} // UnknownIsLastResort says when that may be
            default -> {
                Export export = observations.exports().get(notice.export().orElse(""));
                if (export == null) {
                    finding.accept("%s reports %s, and there was no such export".formatted(name, notice.export()));
                } else {
                    same(name, notice, export);
                }
            }
        }
    }

    private void nothingStarted(Execution execution, Observations.Notice notice) {
        List<Export> started = observations.startedBy(execution.start().arn());
        if (!started.isEmpty()) {
            finding.accept("%s says %s, and it had started %s"
                    .formatted(
                            execution.start().name(),
                            notice.outcome(),
                            started.getFirst().id()));
        }
        observations
                .callsOf(execution.start().arn())
                .filter(call ->
                        call.action().equals(FakeRds.CANCEL) || call.action().equals(FakeFsx.CANCEL))
                .filter(Call::tookEffect)
                .findFirst()
                .ifPresent(call -> finding.accept("%s says %s, and it had cancelled %s"
                        .formatted(execution.start().name(), notice.outcome(), call.about())));
        if (notice.outcome().equals("REFUSED")
                && notice.data().path("why").asText().contains("(" + ServiceFaults.YOUNG + ")")
                && refusals(execution) < TRIES) {
            finding.accept("%s says REFUSED for a permission that is seconds old, after %d tries"
                    .formatted(execution.start().name(), refusals(execution)));
        }
    }

    private long refusals(Execution execution) {
        return observations
                .callsOf(execution.start().arn())
                .filter(call -> MENDED_BY_WAITING.contains(call.outcome()))
                .count();
    }

    private void same(String name, Observations.Notice notice, Export export) {
        if (!observations.isRight(notice.outcome(), export, notice.checked())) {
            finding.accept("%s says %s of %s, and the service says %s, its files %s"
                    .formatted(
                            name,
                            notice.outcome(),
                            export.id(),
                            export.outcome().orElse("that it runs"),
                            observations.damages().get(export.id())));
        } else if (export.ended().orElseThrow().isAfter(notice.at())) {
            finding.accept("%s says %s of %s before it ended".formatted(name, notice.outcome(), export.id()));
        }
        export.said()
                .filter(said -> !export.outcome().equals(Optional.of("CANCELED")))
                .filter(said -> !notice.data().path("export").toString().contains(json(said)))
                .ifPresent(said -> finding.accept(
                        "%s does not pass on what the service said of %s: %s".formatted(name, export.id(), said)));
        export.said()
                .filter(said -> notice.outcome().equals("COMPLETE_WITH_WARNINGS"))
                .ifPresent(warning -> inPlainWords(name, notice, warning));
    }

    /** The e-mail gives the name of each missing table and the reason, and contains no JSON. */
    private void inPlainWords(String name, Observations.Notice notice, String warning) {
        Matcher values = VALUE.matcher(warning);
        while (values.find()) {
            if (!notice.text().contains(values.group(1))) {
                finding.accept("%s does not report %s to people".formatted(name, values.group(1)));
            }
        }
        if (notice.text().contains("{\"")) {
            finding.accept("%s shows people JSON: %s".formatted(name, warning));
        }
    }

    private static String json(String text) {
        String quoted = TextNode.valueOf(text).toString();
        return quoted.substring(1, quoted.length() - 1);
    }
}
