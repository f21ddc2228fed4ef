package io.lakelift.tables.handler;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakelift.export.Text;
import io.lakelift.tables.folder.ExportFolder;
import io.lakelift.tables.folder.FolderUnreadable;
import io.lakelift.tables.latest.LatestExport;
import io.lakelift.tables.latest.LatestPointer;
import io.lakelift.tables.report.ExportReport;
import io.lakelift.tables.report.TableReport;
import io.lakelift.tables.report.TableStatus;
import io.lakelift.tables.s3.S3Buckets;
import io.lakelift.tables.store.ObjectStore;
import io.lakelift.tables.store.StoreUnusable;
import io.lakelift.tables.verify.ExportVerifier;
import io.lakelift.tables.verify.Round;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Checks the files of a complete export, in as many calls as it takes; of a task of FSx it names the files that failed. It
 * answers the report that it was given, with {@code verify}: what was found, or how far it has come; {@code unverified} stays
 * true while there is more to do. The whole report, and what is known between two calls, lie in S3. Whatever it throws is worth
 * trying again; the state machine goes on without a check where that does not help.
 */
public final class VerifyExport implements RequestStreamHandler {
    /** A third of the function's time is left for the table that was begun last. */
    private static final Duration WORKS_FOR = Duration.ofMinutes(10);

    /** More calls than the largest export that was ever measured takes, and less than a day. */
    private static final int MOST_ROUNDS = 50;

    private static final String TOO_LONG = "CheckTooLong";
    private static final int LONGEST_LINE = 2000;
    private static final int LONGEST_CAUSE = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

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
        this.settings = requireNonNull(settings, "settings is null");
        this.folders = requireNonNull(folders, "folders is null");
        this.store = requireNonNull(store, "store is null");
        this.newest = new LatestPointer(store, settings.deployment());
        this.stopwatch = requireNonNull(stopwatch, "stopwatch is null");
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        JsonNode payload = JSON.readTree(in);
        String execution = payload.at("/execution/name").asText("unknown");
        ObjectNode answer;
        try {
            answer = answer(payload);
        } catch (RuntimeException e) {
            log(context, LogLevel.ERROR, execution, e.getClass().getSimpleName() + ": " + e.getMessage());
            throw e;
        }
        log(context, LogLevel.INFO, execution, answer.path("verify").toString());
        JSON.writeValue(out, answer);
    }

    private ObjectNode answer(JsonNode payload) {
        if (!(payload.path("previous") instanceof ObjectNode previous)) {
            throw new IllegalArgumentException("previous is missing: give the last report.");
        }
        ObjectNode answer = previous.deepCopy();
        if (previous.at("/export/taskId").isTextual()) {
            answer.remove("unverified");
            answer.set("verify", new FailedFiles(folders).of(previous.path("export")));
            return answer;
        }
        TaskFields export = TaskFields.read(previous.path("export"));
        KeptReport kept = new KeptReport(store, settings.folderOf(export.exportTaskIdentifier()));
        try {
            return answer(
                    answer,
                    previous.path("verify"),
                    export,
                    kept,
                    Instant.parse(payload.path("now").asText()));
        } catch (FolderUnreadable e) {
            if (e.isRefused()) {
                return notChecked(answer, "FilesRefused", String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    private ObjectNode answer(ObjectNode answer, JsonNode before, TaskFields export, KeptReport kept, Instant now) {
        ExportReport whole = kept.whole().orElse(null);
        if (whole != null) {
            return checked(answer, whole, export, kept.address());
        }
        int round = before.path("round").asInt() + 1;
        if (round > MOST_ROUNDS) {
            return notChecked(
                    answer, TOO_LONG, "%d rounds were not enough for %s.".formatted(MOST_ROUNDS, export.address()));
        }
        List<TableReport> done = before.path("cursor").asInt() == 0 ? List.of() : kept.progress();
        long end = stopwatch.getAsLong() + WORKS_FOR.toNanos();
        BooleanSupplier over = () -> stopwatch.getAsLong() - end >= 0;
        Instant endedAt = export.endedAt().orElse(Instant.EPOCH);
        try (ExportFolder folder = folders.apply(export.address())) {
            return switch (new ExportVerifier(folder, () -> now).round(endedAt, done, over)) {
                case Round.Early early -> later(answer, round, done.size(), early.length());
                case Round.Partial(List<TableReport> tables)
                when tables.size() <= done.size() ->
                    notChecked(
                            answer,
                            TOO_LONG,
                            "A whole round was not enough for one table of %s.".formatted(export.address()));
                case Round.Partial(List<TableReport> tables) -> {
                    kept.keepProgress(export.address(), now, tables);
                    yield later(answer, round, tables.size(), Duration.ZERO);
                }
                case Round.Whole(ExportReport report) ->
                    checked(answer, report, export, kept.keep(report) ? kept.address() : "");
            };
        }
    }

    private static ObjectNode later(ObjectNode answer, int round, int cursor, Duration wait) {
        answer.put("unverified", true);
        answer.put("waitSeconds", wait.plusMillis(999).toSeconds());
        answer.putObject("verify").put("round", round).put("cursor", cursor);
        return answer;
    }

    /** @param address of the report; empty where it could not be kept */
    private ObjectNode checked(ObjectNode answer, ExportReport report, TaskFields export, String address) {
        answer.remove("unverified");
        ObjectNode told = FilesTold.of(report, address);
        answer.set("verify", told);
        if (report.complete()) {
            point(told, report, export, address);
        }
        if (answer.path("end") instanceof ObjectNode end) {
            judge(end, report);
        }
        return answer;
    }

    /** What RDS says that it has left out is no loss, and no complete export either. */
    private void judge(ObjectNode end, ExportReport report) {
        if (!report.complete()) {
            end.put("outcome", settings.lossFails() ? "INCOMPLETE" : "COMPLETE_WITH_WARNINGS");
            if (settings.lossFails()) {
                end.put("error", "ExportIncomplete");
            }
            end.put("cause", "The check of its files proved loss: %s.".formatted(FilesTold.loss(report)));
        } else if (report.count(TableStatus.SKIPPED) > 0) {
            end.put("outcome", "COMPLETE_WITH_WARNINGS");
        }
    }

    /** Moves the source's pointer to a whole export. Where that fails, the export is as complete as before. */
    private void point(ObjectNode told, ExportReport report, TaskFields export, String address) {
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

    private static ObjectNode notChecked(ObjectNode answer, String error, String why) {
        answer.remove("unverified");
        answer.putObject("verify").put("error", error).put("cause", why);
        return answer;
    }

    private static void log(Context context, LogLevel level, String execution, String result) {
        context.getLogger()
                .log(Text.line("VerifyExport execution=%s %s".formatted(execution, result), LONGEST_LINE), level);
    }
}
