package io.lakelift.tables.handler;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakelift.export.Text;
import io.lakelift.tables.folder.ExportFolder;
import io.lakelift.tables.folder.FolderUnreadable;
import io.lakelift.tables.latest.LatestExport;
import io.lakelift.tables.latest.LatestPointer;
import io.lakelift.tables.report.FileLines;
import io.lakelift.tables.report.TableReport;
import io.lakelift.tables.report.TableStatus;
import io.lakelift.tables.report.VerificationReport;
import io.lakelift.tables.s3.S3Buckets;
import io.lakelift.tables.store.ObjectStore;
import io.lakelift.tables.store.StoreUnusable;
import io.lakelift.tables.verify.ExportVerifier;
import io.lakelift.tables.verify.Round;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Checks the files of a complete export, in as many calls as it takes; of a task of FSx it names the files that failed. It
 * answers the report that it was given, with {@code verify}: what was found, or how far it has come; {@code unverified} stays
 * true while there is more to do. {@code unregistered} is true where tables are to be registered after it; where the files could
 * not be checked, {@code register} says that they are not. The whole report, and what is known between two calls, lie in S3.
 * Whatever it throws is worth trying again; the state machine goes on without a check where that does not help.
 */
public final class VerifyExport extends ReportFunction {
    /** A third of the function's time is left for the table that was begun last. */
    private static final Duration WORKS_FOR = Duration.ofMinutes(10);

    /** More calls than the largest export that was ever measured takes, and less than a day. */
    private static final int MOST_ROUNDS = 50;

    private static final String TOO_LONG = "CheckTooLong";
    private static final int LONGEST_CAUSE = 500;

    private final VerifySettings settings;
    private final Function<String, ExportFolder> folders;
    private final ObjectStore store;
    private final LatestPointer newest;
    private final LongSupplier stopwatch;

    /** As Lambda calls it: everything from the environment. */
    public VerifyExport() {
        this(VerifySettings.from(System.getenv()));
    }

    private VerifyExport(VerifySettings settings) {
        this(settings, S3Buckets.ofThisComputer());
    }

    /** @param s3 where exports and the deployment's own objects lie */
    public VerifyExport(VerifySettings settings, S3Buckets s3) {
        this(settings, s3::folder, s3.objects(settings.bucket()), System::nanoTime);
    }

    /**
     * @param folders opens an export's folder by its address
     * @param store the deployment's own objects
     * @param stopwatch in nanoseconds
     */
    VerifyExport(
            VerifySettings settings,
            Function<String, ExportFolder> folders,
            ObjectStore store,
            LongSupplier stopwatch) {
        super("verify");
        this.settings = requireNonNull(settings, "settings is null");
        this.folders = requireNonNull(folders, "folders is null");
        this.store = requireNonNull(store, "store is null");
        this.newest = new LatestPointer(store, settings.deployment());
        this.stopwatch = requireNonNull(stopwatch, "stopwatch is null");
    }

    @Override
    ObjectNode answer(ObjectNode report, Instant now) {
        if (report.at("/export/taskId").isTextual()) {
            report.remove("unverified");
            report.set("verify", new FailedFiles(folders).of(report.path("export")));
            return report;
        }
        TaskFields export = TaskFields.read(report.path("export"));
        KeptReport kept = KeptReport.of(store, settings.deployment(), export.exportTaskIdentifier());
        try {
            return answer(report, report.path("verify"), export, kept, now);
        } catch (FolderUnreadable e) {
            if (e.isRefused()) {
                return notChecked(report, export, "FilesRefused", String.valueOf(e.getMessage()));
            }
            throw e;
        } catch (StoreUnusable e) {
            if (e.isRefused()) {
                return notChecked(report, export, "ReportRefused", String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    private ObjectNode answer(ObjectNode answer, JsonNode before, TaskFields export, KeptReport kept, Instant now) {
        VerificationReport whole = kept.whole().orElse(null);
        if (whole != null && (settings.tables().isEmpty() || kept.files().isPresent())) {
            return checked(answer, whole, export, kept.address());
        }
        int round = before.path("round").asInt() + 1;
        if (round > MOST_ROUNDS) {
            return notChecked(
                    answer,
                    export,
                    TOO_LONG,
                    "%d rounds were not enough for %s.".formatted(MOST_ROUNDS, export.address()));
        }
        KeptReport.Progress done = before.path("cursor").asInt() == 0 ? KeptReport.Progress.none() : kept.progress();
        FileLines files = new FileLines(done.files());
        return switch (round(export, now, done.tables(), files)) {
            case Round.Early early -> later(answer, export, round, done.tables().size(), early.length());
            case Round.Partial(List<TableReport> tables)
            when tables.size() <= done.tables().size() ->
                notChecked(
                        answer,
                        export,
                        TOO_LONG,
                        "A whole round was not enough for one table of %s.".formatted(export.address()));
            case Round.Partial(List<TableReport> tables) -> {
                kept.keep(export.address(), now, new KeptReport.Progress(tables, files.finish()));
                yield later(answer, export, round, tables.size(), Duration.ZERO);
            }
            case Round.Whole(VerificationReport report) ->
                checked(answer, report, export, kept.keep(report, files.finish()) ? kept.address() : "");
        };
    }

    private Round round(TaskFields export, Instant now, List<TableReport> done, FileLines files) {
        long end = stopwatch.getAsLong() + WORKS_FOR.toNanos();
        try (ExportFolder folder = folders.apply(export.address())) {
            return new ExportVerifier(folder, () -> now)
                    .round(
                            export.endedAt().orElse(Instant.EPOCH),
                            done,
                            () -> stopwatch.getAsLong() - end >= 0,
                            (table, file, rows) ->
                                    files.add(new FileLines.Line(table, file.path(), file.bytes(), rows)));
        }
    }

    /** With the command that registers by hand, in case no further call answers. */
    private ObjectNode later(ObjectNode answer, TaskFields export, int round, int cursor, Duration wait) {
        settings.tables().ifPresent(tables -> answer.putObject("register").put("command", command(tables, export)));
        answer.put("unverified", true);
        answer.put("waitSeconds", wait.plusMillis(999).toSeconds());
        answer.putObject("verify").put("round", round).put("cursor", cursor);
        return answer;
    }

    /** @param address of the report; empty where it could not be kept */
    private ObjectNode checked(ObjectNode answer, VerificationReport report, TaskFields export, String address) {
        answer.remove("unverified");
        ObjectNode told = FilesSummary.of(report, address);
        answer.set("verify", told);
        if (report.complete()) {
            point(told, report, export, address);
        }
        if (answer.path("end") instanceof ObjectNode end) {
            judge(end, report);
        }
        settings.tables().ifPresent(tables -> {
            answer.put("unregistered", true);
            answer.putObject("register").put("command", command(tables, export));
        });
        return answer;
    }

    /** What RDS says that it has left out is no loss, and no complete export either. */
    private void judge(ObjectNode end, VerificationReport report) {
        if (!report.complete()) {
            end.put("outcome", settings.lossFails() ? "INCOMPLETE" : "COMPLETE_WITH_WARNINGS");
            if (settings.lossFails()) {
                end.put("error", "ExportIncomplete");
            }
            end.put("cause", "The check of its files proved loss: %s.".formatted(FilesSummary.loss(report)));
        } else if (report.count(TableStatus.SKIPPED) > 0) {
            end.put("outcome", "COMPLETE_WITH_WARNINGS");
        }
    }

    /** Moves the source's pointer to a whole export. Where that fails, the export is as complete as before. */
    private void point(ObjectNode told, VerificationReport report, TaskFields export, String address) {
        if (!export.whole() || address.isEmpty()) {
            return;
        }
        Instant endedAt = export.endedAt().orElse(report.checkedAt());
        LatestExport latest = LatestExport.of(
                report,
                settings.deployment(),
                export.exportTaskIdentifier(),
                export.sourceArn(),
                export.snapshotTime().orElse(endedAt),
                endedAt,
                address);
        try {
            if (newest.move(latest) == LatestPointer.Move.MOVED) {
                told.put("latest", store.address(LatestPointer.key(settings.deployment(), latest.source())));
            }
        } catch (StoreUnusable e) {
            told.put("latestCause", Text.line(String.valueOf(e.getMessage()), LONGEST_CAUSE));
        }
    }

    private static String command(RegisterSettings tables, TaskFields export) {
        return tables.command().line(export.address(), export.snapshotTime());
    }

    private ObjectNode notChecked(ObjectNode answer, TaskFields export, String error, String why) {
        answer.remove("unverified");
        answer.putObject("verify").put("error", error).put("cause", why);
        settings.tables()
                .ifPresent(tables -> answer.putObject("register")
                        .put("error", "FilesNotChecked")
                        .put("cause", "their files were not checked.")
                        .put("command", command(tables, export)));
        return answer;
    }
}
