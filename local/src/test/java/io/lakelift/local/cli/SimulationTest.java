package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.local.run.LocalMachines;
import io.lakelift.local.run.LocalWorkflow;
import io.lakelift.local.sim.DefectInjector;
import io.lakelift.local.sim.Invariant;
import io.lakelift.local.sim.SimulatedDeployment;
import io.lakelift.local.sim.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Nights in which all rules hold; and, for each rule, a defect by which it does not, so that the rules are seen to
 * bite.
 */
final class SimulationTest {
    private static final int ENOUGH = 400;
    private static final SimulatedDeployment DEPLOYED = LocalMachines.deployed(Lab.HOME);

    /** More of them: {@code ./lakelift simulate --nights 10000}. */
    @Test
    void nights_asWeMadeIt_breakNoRule() {
        Simulation.Result result = new Simulation(DEPLOYED, 7).play(40);

        assertThat(result.broken()).isEmpty();
        assertThat(result.nights()).isEqualTo(40);
        assertThat(result.executions()).isGreaterThan(40 * 20L);
    }

    @Test
    void night_playedAgain_isTheSame() {
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();

        new Simulation(DEPLOYED, 7).trace(3, first::add);
        new Simulation(DEPLOYED, 7).trace(3, second::add);

        assertThat(second).isEqualTo(first).hasSizeGreaterThan(500);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("defects")
    void nights_withADefect_breakItsRule(Invariant rule, Supplier<DefectInjector> defect, long seed) {
        assertThat(new Simulation(DEPLOYED, seed, defect).find(rule, ENOUGH)).isPresent();
    }

    /** The seeds are those whose rare nights come early. */
    @ParameterizedTest(name = "{0}: {1} says {3}")
    @CsvSource(delimiter = '|', textBlock = """
            HISTORY_IS_SHORT | export  | min([1800, 2 * $wait])                       | min([30, 2 * $wait])                      | 54
            ONE_NOTICE       | export  | "MaxAttempts": 130, "MaxDelaySeconds": 1800  | "MaxAttempts": 30, "MaxDelaySeconds": 300 | 7
            FLEET_IS_REPORTED    | fleet   | "MaxAttempts": 130, "MaxDelaySeconds": 1800  | "MaxAttempts": 8, "MaxDelaySeconds": 60   | 6
            NO_ORPHAN        | stopped | "MaxAttempts": 130, "MaxDelaySeconds": 1800  | "MaxAttempts": 8, "MaxDelaySeconds": 60   | 8
            NO_ORPHAN        | sweep   | $exists($states.input.waitSeconds)           | false                                     | 7
            """)
    void nights_withADefectInADefinition_breakItsRule(
            Invariant rule, String machine, String right, String wrong, long seed, @TempDir Path home)
            throws IOException {
        Path definitions = Files.createDirectory(home.resolve("statemachine"));
        for (LocalWorkflow workflow : LocalWorkflow.values()) {
            Files.copy(workflow.file(Lab.HOME), workflow.file(home));
        }
        Path file = definitions.resolve(machine + ".asl.json");
        String definition = Files.readString(file);
        assertThat(definition).contains(right);
        Files.writeString(file, definition.replace(right, wrong));

        assertThat(new Simulation(LocalMachines.deployed(home), seed).find(rule, ENOUGH))
                .isPresent();
    }

    /** The seeds are those whose first nights show the defect. */
    static Stream<Arguments> defects() {
        return Stream.of(
                defect(Invariant.NO_ORPHAN, NobodyLooksAfterStopped::new),
                defect(Invariant.NO_ORPHAN, NeverCancels::new, 4),
                defect(Invariant.NO_ORPHAN, LeavesWhatHasEndedUnreported::new, 9),
                defect(Invariant.ONE_NOTICE, AnotherNoticeIdEachTime::new),
                defect(Invariant.FLEET_IS_REPORTED, FlattersFleets::new),
                defect(Invariant.NEVER_TWICE, AnotherIdentityAndPlaceEachTry::new),
                defect(Invariant.NEVER_RESTARTED, StartsCancelledAgain::new),
                defect(Invariant.STATUS_IS_TRUTH, TakesNewStatusForAnEnd::new),
                defect(Invariant.STATUS_IS_TRUTH, ReportsFailuresAsComplete::new),
                defect(Invariant.STATUS_IS_TRUTH, TakesEmptyListsForAWarning::new),
                defect(Invariant.STATUS_IS_TRUTH, ReadsOneListOfThree::new),
                defect(Invariant.UNKNOWN_IS_LAST_RESORT, BlindForAnHour::new, 68),
                defect(Invariant.UNKNOWN_IS_LAST_RESORT, LostAtTheFirstRefusal::new),
                defect(Invariant.UNKNOWN_NEEDS_A_START, ReportsNotStartedAsLost::new),
                defect(Invariant.WAITING_IS_CHEAP, AsksForASlotEachSecond::new, 2),
                defect(Invariant.POLLING_IS_CHEAP, PollsEachSecond::new, 1),
                defect(Invariant.STATUS_IS_TRUTH, TakesAFailedCheckForLoss::new, 11),
                defect(Invariant.LOSS_IS_PROVED, OverlooksLoss::new),
                defect(Invariant.LOSS_IS_PROVED, GivesUpWithTheFirstRound::new, 29),
                defect(Invariant.EXPORTS_STAY, WritesBesideTheExport::new),
                defect(Invariant.EXPORTS_STAY, DeletesWhatIsRegistered::new),
                defect(Invariant.TABLES_ARE_WHOLE, RegistersByTheTimeOfTheCall::new),
                defect(Invariant.TABLES_ARE_WHOLE, ForgetsToRegister::new, 29),
                defect(Invariant.LATEST_IS_NEWEST, GoesByTheTimeOfTheCheck::new, 11),
                defect(Invariant.INVALID_INPUT_IS_REFUSED, OverlooksWhatItDoesNotKnow::new, 9));
    }

    private static Arguments defect(Invariant rule, Supplier<DefectInjector> defect) {
        return defect(rule, defect, 7);
    }

    private static Arguments defect(Invariant rule, Supplier<DefectInjector> defect, long seed) {
        return Arguments.of(rule, defect, seed);
    }

    private static final class NobodyLooksAfterStopped implements DefectInjector {
        @Override
        public boolean looksAfterStopped() {
            return false;
        }
    }

    /** Says that it has cancelled, and has only looked. */
    private static final class NeverCancels implements DefectInjector {
        @Override
        public String function(String function, Map<String, Object> payload) {
            return function.equals("CancelExport") && !payload.containsKey("input") ? "PollExport" : function;
        }
    }

    /** Whoever takes over finds the export ended, and thinks that someone else has reported it. */
    private static final class LeavesWhatHasEndedUnreported implements DefectInjector {
        @Override
        public Map<String, Object> answer(String function, Map<String, Object> payload, Map<String, Object> answer) {
            boolean takesOver = function.equals("CancelExport") && payload.containsKey("input");
            if (takesOver && answer.containsKey("end")) {
                answer.keySet().removeAll(List.of("end", "export", "task"));
                answer.put("nothingToDo", "it has ended");
            }
            return answer;
        }
    }

    /** As it was once: after an hour without an answer, it gives up. */
    private static final class BlindForAnHour implements DefectInjector {
        private final Map<Object, Instant> since = new HashMap<>();

        @Override
        public Map<String, Object> answer(String function, Map<String, Object> payload, Map<String, Object> answer) {
            since.remove(arn(payload));
            return answer;
        }

        @Override
        @SuppressWarnings("unchecked")
        public Optional<Map<String, Object>> failed(String function, Map<String, Object> payload) {
            Instant now = Instant.parse(String.valueOf(payload.get("now")));
            Instant first = since.computeIfAbsent(arn(payload), unknown -> now);
            if (!function.equals("PollExport")
                    || !(payload.get("previous") instanceof Map<?, ?> previous)
                    || now.isBefore(first.plusSeconds(3600))) {
                return Optional.empty();
            }
            Map<String, Object> lost = new HashMap<>((Map<String, Object>) previous);
            lost.put("end", Map.of("outcome", "UNKNOWN", "error", "ExportLost"));
            return Optional.of(lost);
        }
    }

    private static final class LostAtTheFirstRefusal implements DefectInjector {
        @Override
        public Map<String, Object> answer(String function, Map<String, Object> payload, Map<String, Object> answer) {
            if (answer.containsKey("refusedSince")) {
                answer.put("end", Map.of("outcome", "UNKNOWN", "error", "ExportLost"));
            }
            return answer;
        }
    }

    private static final class ReportsNotStartedAsLost implements DefectInjector {
        @Override
        public Map<String, Object> answer(String function, Map<String, Object> payload, Map<String, Object> answer) {
            if (answer.get("end") instanceof Map<?, ?> end && "NOT_STARTED".equals(end.get("outcome"))) {
                answer.put("end", Map.of("outcome", "UNKNOWN", "error", "ExportLost"));
            }
            return answer;
        }
    }

    private static final class AnotherNoticeIdEachTime implements DefectInjector {
        @Override
        public Map<String, Object> payload(String function, int attempt, Map<String, Object> payload) {
            return function.equals("Notify") ? startedAt(payload, attempt) : payload;
        }
    }

    /** Once a try has failed, those that follow are of another export to another place. */
    private static final class AnotherIdentityAndPlaceEachTry implements DefectInjector {
        private final Map<Object, Integer> failures = new HashMap<>();

        @Override
        public Map<String, Object> payload(String function, int attempt, Map<String, Object> payload) {
            if (!function.equals("StartExport") || !(payload.get("input") instanceof Map<?, ?> input)) {
                return payload;
            }
            int failed = failures.merge(arn(payload), attempt > 1 ? 1 : 0, Integer::sum);
            Map<Object, Object> elsewhere = new HashMap<>(input);
            if (String.valueOf(input.get("sourceArn")).contains(":rds:")) {
                elsewhere.put("s3Prefix", "try-" + failed);
            }
            payload.put("input", elsewhere);
            return startedAt(payload, failed);
        }
    }

    private static final class StartsCancelledAgain implements DefectInjector {
        private final Set<Object> cancelled = new HashSet<>();

        @Override
        public Map<String, Object> payload(String function, int attempt, Map<String, Object> payload) {
            return function.equals("StartExport") && cancelled.contains(arn(payload)) ? startedAt(payload, 9) : payload;
        }

        @Override
        public Map<String, Object> answer(String function, Map<String, Object> payload, Map<String, Object> answer) {
            if (!function.equals("PollExport")
                    || !(answer.get("end") instanceof Map<?, ?> end)
                    || !"CANCELED".equals(end.get("outcome"))
                    || !cancelled.add(arn(payload))) {
                return answer;
            }
            Map<String, Object> again = new HashMap<>(answer);
            again.keySet().removeAll(List.of("end", "export", "task"));
            again.put("waitSeconds", 60);
            return again;
        }
    }

    private static final class TakesNewStatusForAnEnd implements DefectInjector {
        @Override
        public Map<String, Object> answer(String function, Map<String, Object> payload, Map<String, Object> answer) {
            if (!(answer.get("export") instanceof Map<?, ?> export) || !"VERIFYING".equals(export.get("status"))) {
                return answer;
            }
            Map<String, Object> ended = new HashMap<>(answer);
            ended.put("end", Map.of("outcome", "COMPLETE"));
            return ended;
        }
    }

    private static final class ReportsFailuresAsComplete implements DefectInjector {
        @Override
        public Map<String, Object> answer(String function, Map<String, Object> payload, Map<String, Object> answer) {
            answer.computeIfPresent(
                    "end",
                    (key, end) ->
                            "FAILED".equals(((Map<?, ?>) end).get("outcome")) ? Map.of("outcome", "COMPLETE") : end);
            return answer;
        }
    }

    private static final class TakesEmptyListsForAWarning implements DefectInjector {
        @Override
        public Map<String, Object> answer(String function, Map<String, Object> payload, Map<String, Object> answer) {
            if (answer.get("export") instanceof Map<?, ?> export && export.get("warningMessage") != null) {
                answer.computeIfPresent("end", (key, end) -> Map.of("outcome", "COMPLETE_WITH_WARNINGS"));
            }
            return answer;
        }
    }

    /** Passes on the warning as RDS wrote it, and reports only the skipped tables to people. */
    private static final class ReadsOneListOfThree implements DefectInjector {
        @Override
        public Map<String, Object> payload(String function, int attempt, Map<String, Object> payload) {
            if (function.equals("Notify")
                    && payload.get("report") instanceof Map<?, ?> report
                    && report.get("export") instanceof Map<?, ?> export
                    && export.get("warningMessage") instanceof String warning) {
                Map<Object, Object> cut = new HashMap<>(export);
                cut.put("warningMessage", warning.replaceFirst(",\"skippedObjectives.*", "}"));
                Map<Object, Object> changed = new HashMap<>(report);
                changed.put("export", cut);
                payload.put("report", changed);
            }
            return payload;
        }
    }

    private static final class FlattersFleets implements DefectInjector {
        @Override
        @SuppressWarnings("unchecked")
        public Map<String, Object> payload(String function, int attempt, Map<String, Object> payload) {
            if (payload.containsKey("fleet")) {
                payload.computeIfPresent(
                        "exports",
                        (key, exports) -> ((List<Map<String, Object>>) exports)
                                .stream().map(FlattersFleets::flattered).toList());
            }
            return payload;
        }

        private static Map<String, Object> flattered(Map<String, Object> export) {
            Map<String, Object> changed = new HashMap<>(export);
            changed.replace("outcome", "FAILED", "COMPLETE");
            return changed;
        }
    }

    private static final class AsksForASlotEachSecond implements DefectInjector {
        @Override
        public Map<String, Object> answer(String function, Map<String, Object> payload, Map<String, Object> answer) {
            answer.computeIfPresent("waitSeconds", (key, wait) -> answer.containsKey("export") ? wait : 1);
            return answer;
        }
    }

    private static final class PollsEachSecond implements DefectInjector {
        @Override
        public Map<String, Object> answer(String function, Map<String, Object> payload, Map<String, Object> answer) {
            answer.computeIfPresent("waitSeconds", (key, wait) -> answer.containsKey("export") ? 1 : wait);
            return answer;
        }
    }

    private static final class TakesAFailedCheckForLoss implements DefectInjector {
        @Override
        @SuppressWarnings("unchecked")
        public Optional<Map<String, Object>> failed(String function, Map<String, Object> payload) {
            if (!function.equals("VerifyExport")) {
                return Optional.empty();
            }
            Map<String, Object> report = new HashMap<>((Map<String, Object>) payload.get("previous"));
            report.put("unverified", false);
            report.put("end", Map.of("outcome", "INCOMPLETE", "error", "ExportIncomplete"));
            return Optional.of(report);
        }
    }

    private static final class OverlooksLoss implements DefectInjector {
        @Override
        public Map<String, Object> answer(String function, Map<String, Object> payload, Map<String, Object> answer) {
            answer.computeIfPresent("verify", (key, verify) -> {
                Map<Object, Object> changed = new HashMap<>((Map<?, ?>) verify);
                changed.replace("complete", true);
                return changed;
            });
            return answer;
        }
    }

    /** A manifest that is still to come is one that never comes. */
    private static final class GivesUpWithTheFirstRound implements DefectInjector {
        @Override
        public Map<String, Object> answer(String function, Map<String, Object> payload, Map<String, Object> answer) {
            if (function.equals("VerifyExport") && answer.remove("unverified") != null) {
                answer.put("verify", Map.of("error", "TooEarly", "cause", "Too early."));
            }
            return answer;
        }
    }

    private static final class WritesBesideTheExport implements DefectInjector {
        @Override
        public Map<String, String> writes(String function, Map<String, Object> payload) {
            return function.equals("VerifyExport")
                            && payload.get("previous") instanceof Map<?, ?> report
                            && report.get("export") instanceof Map<?, ?> export
                    ? Map.of("nightly/" + export.get("exportTaskIdentifier") + "/report.json", "{}")
                    : Map.of();
        }
    }

    private static final class DeletesWhatIsRegistered implements DefectInjector {
        @Override
        public List<String> deletes(String function, Map<String, Object> payload) {
            return function.equals("RegisterTables")
                            && payload.get("previous") instanceof Map<?, ?> report
                            && report.get("export") instanceof Map<?, ?> export
                    ? List.of("nightly/" + export.get("exportTaskIdentifier") + "/export_info.json")
                    : List.of();
        }
    }

    /** Takes what is registered last for the newest. */
    private static final class RegistersByTheTimeOfTheCall implements DefectInjector {
        @Override
        public Map<String, Object> payload(String function, int attempt, Map<String, Object> payload) {
            if (function.equals("RegisterTables")
                    && payload.get("previous") instanceof Map<?, ?> report
                    && report.get("export") instanceof Map<?, ?> export) {
                Map<Object, Object> other = new HashMap<>(export);
                other.put("snapshotTime", payload.get("now"));
                Map<Object, Object> changed = new HashMap<>(report);
                changed.put("export", other);
                payload.put("previous", changed);
            }
            return payload;
        }
    }

    private static final class ForgetsToRegister implements DefectInjector {
        @Override
        public Map<String, Object> answer(String function, Map<String, Object> payload, Map<String, Object> answer) {
            if (function.equals("VerifyExport")) {
                answer.keySet().removeAll(List.of("unregistered", "register"));
            }
            return answer;
        }
    }

    /** Takes all sources for one, and what was checked last for the newest. */
    private static final class GoesByTheTimeOfTheCheck implements DefectInjector {
        @Override
        public Map<String, Object> payload(String function, int attempt, Map<String, Object> payload) {
            if (function.equals("VerifyExport")
                    && payload.get("previous") instanceof Map<?, ?> report
                    && report.get("export") instanceof Map<?, ?> export) {
                Map<Object, Object> other = new HashMap<>(export);
                other.put("snapshotTime", payload.get("now"));
                other.put("sourceArn", "arn:aws:rds:eu-west-1:123456789012:cluster:all");
                Map<Object, Object> changed = new HashMap<>(report);
                changed.put("export", other);
                payload.put("previous", changed);
            }
            return payload;
        }
    }

    private static final class OverlooksWhatItDoesNotKnow implements DefectInjector {
        @Override
        public Map<String, Object> payload(String function, int attempt, Map<String, Object> payload) {
            if (payload.get("input") instanceof Map<?, ?> input && input.containsKey("exportOnyl")) {
                payload.put("input", Map.of("sourceArn", input.get("sourceArn")));
            }
            return payload;
        }
    }

    private static Object arn(Map<String, Object> payload) {
        return ((Map<?, ?>) payload.get("execution")).get("arn");
    }

    private static Map<String, Object> startedAt(Map<String, Object> payload, int second) {
        Map<Object, Object> execution = new HashMap<>((Map<?, ?>) payload.get("execution"));
        execution.put("startTime", "2026-11-20T04:00:%02dZ".formatted(second));
        payload.put("execution", execution);
        return payload;
    }
}
