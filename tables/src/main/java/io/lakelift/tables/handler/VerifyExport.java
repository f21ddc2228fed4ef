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
 * Checks the files of a complete RDS export, in up to 50 calls; for an FSx task, it only lists files that were not
 * exported. The full report, and the progress between calls, are in S3.
 *
 * <p>The function adds {@code verify} to the state machine's report: what was found, how far the check has come, or why
 * it stopped. While there is more to do, {@code unverified} stays true. Loss, or a table that RDS skipped, changes the
 * export's outcome. If the whole source was exported without loss, {@link LatestPointer} moves the source's pointer to
 * the export, unless it already names a newer one.
 *
 * <p>If the deployment registers tables, a check sets {@code unregistered} to true for {@link RegisterTables}; if the
 * files could not be checked, {@code register} says that no tables are registered. The state machine retries after any
 * exception, and in the end continues without a check.
 */
public final class VerifyExport extends ReportFunction {
    /** The last third of the function's 15 minutes is for finishing the table that was begun last. */
    private static final Duration WORKS_FOR = Duration.ofMinutes(10);

    /** More calls than the largest export that was measured needs. Together they take less than a day. */
    private static final int MOST_ROUNDS = 50;

    private static final String TOO_LONG = "CheckTooLong";
    private static final int LONGEST_CAUSE = 500;

    private final VerifySettings settings;
    private final Function<String, ExportFolder> folders;
    private final ObjectStore store;
    private final LatestPointer newest;
    private final LongSupplier stopwatch;

    /** Used by Lambda: everything comes from the environment. */
    public VerifyExport() {
        this(VerifySettings.from(System.getenv()));
    }

    private VerifyExport(VerifySettings settings) {
        this(settings, S3Buckets.ofThisComputer());
    }

    /** @param s3 gives access to exports and to the deployment's own objects */
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

    /** The answer if there is more to do; it has the command that registers by hand, in case no later call answers. */
    private ObjectNode later(ObjectNode answer, TaskFields export, int round, int cursor, Duration wait) {
        settings.tables().ifPresent(tables -> answer.putObject("register").put("command", command(tables, export)));
        answer.put("unverified", true);
        answer.put("waitSeconds", wait.plusMillis(999).toSeconds());
        answer.putObject("verify").put("round", round).put("cursor", cursor);
        return answer;
    }

    /** @param address the address of the report; empty if it could not be stored */
    private ObjectNode checked(ObjectNode answer, VerificationReport report, TaskFields export, String address) {
        answer.remove("unverified");
        ObjectNode summary = FilesSummary.of(report, address);
        answer.set("verify", summary);
        if (report.complete()) {
            point(summary, report, export, address);
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

    /** Sets the export's outcome. A table that RDS says it left out is no loss, but deserves a warning. */
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

    /** Moves the source's pointer to an export of the whole source. If that fails, the export is no less complete. */
    private void point(ObjectNode summary, VerificationReport report, TaskFields export, String address) {
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
                summary.put("latest", store.address(LatestPointer.key(settings.deployment(), latest.source())));
            }
        } catch (StoreUnusable e) {
            summary.put("latestCause", Text.line(String.valueOf(e.getMessage()), LONGEST_CAUSE));
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
