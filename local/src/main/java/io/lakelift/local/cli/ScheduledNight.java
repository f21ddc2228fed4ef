package io.lakelift.local.cli;

import io.lakelift.config.Config;
import io.lakelift.config.FunctionVariables;
import io.lakelift.config.Schedule;
import io.lakelift.config.ScheduledSource;
import io.lakelift.export.Arn;
import io.lakelift.fakes.Inventory;
import io.lakelift.fakes.SampleAccount;
import io.lakelift.local.plan.TimeText;
import io.lakelift.local.run.Setup;
import io.lakelift.local.run.UsageError;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A start of a schedule in a deployment's file, with the input that EventBridge Scheduler would pass to the fleet.
 *
 * @param starts the schedule's next start; in the sample account, the beginning of that account's night instead
 * @param invented what was invented for the night; empty in the sample account
 * @param setup the settings of the local deployment, most of them from the file
 * @param input the fleet's input
 */
record ScheduledNight(
        Schedule schedule, Instant starts, Optional<InventedAccount> invented, Setup setup, Map<String, Object> input) {
    /** Where a schedule plays if nothing says where: with an account ID that AWS uses in examples. */
    private static final RunLocation NOWHERE = new RunLocation(SampleAccount.REGION, "111122223333");

    static boolean isFile(Path file) {
        return file.toString().matches(".*\\.ya?ml");
    }

    /**
     * Reads the file, and finds the schedule's next start.
     *
     * @param name the schedule's name; may be empty if the file has only one schedule
     * @throws UsageError if the file has mistakes or no such schedule, or no start is left
     */
    static ScheduledNight of(
            Path file, Optional<String> name, FakeAccountOption place, Optional<String> region, Instant now) {
        Config config = DeploymentFileArgument.read(file);
        Schedule schedule = schedule(config, file, name);
        // The sources decide the location; the schedule's own ARN needs it, and so comes later.
        RunLocation location = place.of(named(schedule, config), region);
        if (location.equals(RunLocation.SAMPLE) && !isOfTheSample(schedule)) {
            location = NOWHERE;
        }
        Instant starts = location.equals(RunLocation.SAMPLE) ? SampleAccount.NIGHT : next(schedule, now);
        String arn = schedule.arn(location.home(), config.name());
        Map<String, Object> input = schedule.asInput(arn, starts.toString());
        Optional<InventedAccount> invented = InventedAccount.of(input, location, starts);
        Inventory base = invented.map(Inventory.class::cast).orElse(SampleAccount.SAMPLE);
        Inventory inventory = FileInventory.of(base, config, input, starts);
        Setup setup = new Setup(
                inventory,
                variables(config, inventory.bucket()),
                config.exports().concurrency());
        return new ScheduledNight(schedule, starts, invented, setup, input);
    }

    private static Map<String, String> variables(Config config, String bucket) {
        Map<String, String> variables = new HashMap<>(FunctionVariables.of(config));
        variables.putAll(FunctionVariables.ofTables(config, bucket));
        variables.put("LAKELIFT_ON_LOSS", config.verify().lossFails() ? "fail" : "warn");
        return variables;
    }

    /** The ARNs that say in which account and Region the deployment is, those of this schedule first. */
    private static Stream<Arn> named(Schedule schedule, Config config) {
        Stream<String> sources = Stream.concat(Stream.of(schedule), config.schedules().stream())
                .flatMap(one -> one.sources().stream())
                .map(ScheduledSource::sourceArn);
        return Stream.of(
                        sources,
                        config.sources().stream(),
                        config.onSnapshotCreated().stream(),
                        config.storage().keyArn().stream())
                .flatMap(arns -> arns)
                .map(arn -> Arn.parse("ARN", arn));
    }

    private static boolean isOfTheSample(Schedule schedule) {
        return !schedule.sources().isEmpty() || schedule.tags().containsKey(SampleAccount.TAG);
    }

    private static Schedule schedule(Config config, Path file, Optional<String> name) {
        List<Schedule> all = config.schedules();
        if (all.isEmpty()) {
            throw new UsageError("FILE %s has no schedules: add one, or give an execution's input.".formatted(file));
        }
        String names = all.stream().map(Schedule::name).collect(Collectors.joining(", "));
        if (name.isEmpty() && all.size() > 1) {
            throw new UsageError(
                    "FILE %s has several schedules: give --schedule with one of %s.".formatted(file, names));
        }
        return all.stream()
                .filter(one -> name.isEmpty() || one.name().equals(name.get()))
                .findFirst()
                .orElseThrow(() -> new UsageError(
                        "FILE %s has no schedule \"%s\": give one of %s.".formatted(file, name.orElse(""), names)));
    }

    private static Instant next(Schedule schedule, Instant now) {
        return schedule.startsAfter(now)
                .findFirst()
                .map(ZonedDateTime::toInstant)
                .orElseThrow(() -> new UsageError("Schedule %s has no start left: change its cron, \"%s\"."
                        .formatted(schedule.name(), schedule.cron())));
    }

    /** A sentence that says when the schedule starts. */
    String sentence() {
        return "Schedule %s starts at %s in %s%s%s."
                .formatted(
                        schedule.name(),
                        TimeText.local(starts.atZone(ZoneId.of(schedule.timeZone()))),
                        schedule.timeZone(),
                        invented.isEmpty() ? ", which is the night of the sample account" : "",
                        schedule.enabled() ? "" : "; it is not enabled, and would start nothing in AWS");
    }
}
