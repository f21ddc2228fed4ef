package io.lakelift.local.cli;

import io.lakelift.config.Config;
import io.lakelift.config.Schedule;
import io.lakelift.config.ScheduledSource;
import io.lakelift.config.Tables;
import io.lakelift.config.Warnings;
import io.lakelift.export.ExportSource;
import io.lakelift.export.Text;
import io.lakelift.input.ExportParameter;
import io.lakelift.local.plan.Assumptions;
import io.lakelift.local.plan.KnownSources;
import io.lakelift.local.plan.Planner;
import io.lakelift.local.plan.TimeText;
import io.lakelift.local.run.UsageError;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Reports the mistakes in a deployment's file, in the same words as the CDK app. If there are none, it prints a summary
 * of the file, with warnings about settings that are probably not intended.
 */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Reports what is wrong in FILE, which describes a deployment: a line number and a sentence for each"
                        + " mistake. If nothing is wrong, says what it understood (what each schedule exports,"
                        + " where to, and when next) and warns about what is probably not intended.",
        footer = "Exit status: 0 it can be deployed, 2 it has mistakes or cannot be read.")
final class CheckCommand implements Callable<Integer> {
    /** How many of a schedule's sources are named. */
    private static final int NAMED = 5;

    private static final int STARTS = 3;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "the deployment's file, such as infra/lakelift.yaml")
    private Path file;

    @Override
    public Integer call() {
        Config config = DeploymentFileArgument.read(file);
        Instant now = Instant.now();
        List<String> refusals =
                new Planner(config, KnownSources.none(), Assumptions.USUAL, Optional.empty(), now).refusals();
        refusals.forEach(sentence -> spec.commandLine().getErr().println(shown("%s: %s".formatted(file, sentence))));
        if (!refusals.isEmpty()) {
            return Lakelift.UNUSABLE;
        }
        understood(config, now).forEach(line -> spec.commandLine().getOut().println(Columns.wrap(shown(line))));
        return 0;
    }

    private static String shown(String line) {
        String indent = line.substring(0, line.length() - line.stripLeading().length());
        return indent + Text.shown(line, UsageError.LONGEST);
    }

    private List<String> understood(Config config, Instant now) {
        List<String> lines = new ArrayList<>();
        lines.add("%s describes the deployment %s: %s, %s."
                .formatted(
                        file,
                        config.name(),
                        counted(config.schedules().size(), "schedule", "schedules"),
                        counted(
                                config.onSnapshotCreated().size(),
                                "source whose new snapshots are exported",
                                "sources whose new snapshots are exported")));
        config.schedules().forEach(schedule -> lines.addAll(understood(schedule, config, now)));
        lines.add(files(config));
        config.tables().ifPresent(tables -> lines.add(tables(tables)));
        Warnings.of(config, now).forEach(warning -> lines.add("Warning: " + warning));
        return lines;
    }

    private static List<String> understood(Schedule schedule, Config config, Instant now) {
        String targets = targets(schedule, config).entrySet().stream()
                .map(target -> "%s, to %s".formatted(names(target.getValue()), target.getKey()))
                .collect(Collectors.joining("; "));
        String starts =
                schedule.startsAfter(now).limit(STARTS).map(TimeText::local).collect(Collectors.joining(", "));
        return List.of(
                "Schedule %s exports %s.".formatted(schedule.name(), targets),
                schedule.enabled()
                        ? "  Next starts: %s in %s.".formatted(starts.isEmpty() ? "none" : starts, schedule.timeZone())
                        : "  It is not enabled, and starts nothing.");
    }

    private static String names(List<String> exported) {
        Stream<String> more = exported.size() > NAMED ? Stream.of(exported.size() - NAMED + " more") : Stream.of();
        return Stream.concat(exported.stream().limit(NAMED), more).collect(Collectors.joining(", "));
    }

    /** What a schedule exports, by the place that it is exported to. */
    private static Map<String, List<String>> targets(Schedule schedule, Config config) {
        Map<String, List<String>> targets = new LinkedHashMap<>();
        for (ScheduledSource each : schedule.sources()) {
            ExportSource source = ExportSource.parse(each.sourceArn());
            String target = source instanceof ExportSource.FileSystem
                    ? "the S3 paths that they are linked to"
                    : target(each.parameters().over(schedule.parameters()), config);
            targets.computeIfAbsent(target, place -> new ArrayList<>())
                    .add(source.arn().resource());
        }
        if (!schedule.tags().isEmpty()) {
            targets.computeIfAbsent(target(schedule.parameters(), config), place -> new ArrayList<>())
                    .add("what carries " + schedule.tags());
        }
        return targets;
    }

    private static String target(io.lakelift.input.Parameters given, Config config) {
        return "s3://%s/%s"
                .formatted(
                        given.text(ExportParameter.S3_BUCKET_NAME)
                                .or(config.storage()::bucketName)
                                .orElse("(the deployment's bucket)"),
                        given.text(ExportParameter.S3_PREFIX)
                                .orElse(config.storage().s3Prefix()));
    }

    private static String tables(Tables tables) {
        return "Each checked export becomes the newest night of its tables in the Glue database %s, which %s; they keep %s."
                .formatted(
                        tables.database(),
                        tables.createDatabase() ? "the stack creates" : "must exist",
                        counted(tables.keepNights(), "night", "nights"));
    }

    /** Whether files are checked; for a bucket that is not the deployment's own, also which permissions that needs. */
    private static String files(Config config) {
        if (config.verify().enabled()) {
            return "The files of each complete export are checked; proved loss %s."
                    .formatted(config.verify().lossFails() ? "makes its execution fail" : "is a warning");
        }
        return "The files of exports are not checked: verify.enabled is %s."
                .formatted(config.storage()
                        .bucketName()
                        .map(bucket ->
                                ("true only where the file says so, as %s is not the deployment's own bucket. Whoever owns it has to"
                                                + " allow the function s3:ListBucket, s3:GetObject, s3:PutObject below lakelift/%s/, and"
                                                + " kms:Decrypt and kms:GenerateDataKey on its key")
                                        .formatted(bucket, config.name()))
                        .orElse("false"));
    }

    private static String counted(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
