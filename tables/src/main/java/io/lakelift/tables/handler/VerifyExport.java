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
import io.lakelift.tables.folder.Reports;
import io.lakelift.tables.report.ExportReport;
import io.lakelift.tables.report.ReportJson;
import io.lakelift.tables.report.ReportReader;
import io.lakelift.tables.report.TableReport;
import io.lakelift.tables.s3.S3Folder;
import io.lakelift.tables.s3.S3Reports;
import io.lakelift.tables.verify.ExportVerifier;
import io.lakelift.tables.verify.Round;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Checks the files of a complete export, in as many calls as it takes. It answers the report that it was given, with {@code
 * verify}: what was found, or how far it has come; {@code unverified} stays true while there is more to do. The whole report, and
 * what is known between two calls, lie in S3. Whatever it throws is worth trying again; the state machine goes on without a check
 * where that does not help.
 */
public final class VerifyExport implements RequestStreamHandler {
    /** A third of the function's time is left for the table that was begun last. */
    private static final Duration WORKS_FOR = Duration.ofMinutes(10);

    /** More calls than the largest export that was ever measured takes, and less than a day. */
    private static final int MOST_ROUNDS = 50;

    private static final String TOO_LONG = "CheckTooLong";
    private static final int LONGEST_LINE = 2000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final VerifySettings settings;
    private final Function<String, ExportFolder> folders;
    private final Reports reports;
    private final InstantSource clock;
    private final LongSupplier stopwatch;

    /** As Lambda calls it: everything from the environment. */
    public VerifyExport() {
        this(VerifySettings.from(System.getenv()));
    }

    private VerifyExport(VerifySettings settings) {
        this(
                settings,
                S3Folder::open,
                S3Reports.open("s3://%s/%s".formatted(settings.bucket(), settings.prefix())),
                InstantSource.system(),
                System::nanoTime);
    }

    /**
     * @param folders opens an export's folder by its address
     * @param reports the deployment's own objects
     * @param stopwatch in nanoseconds
     */
    VerifyExport(
            VerifySettings settings,
            Function<String, ExportFolder> folders,
            Reports reports,
            InstantSource clock,
            LongSupplier stopwatch) {
        this.settings = requireNonNull(settings, "settings is null");
        this.folders = requireNonNull(folders, "folders is null");
        this.reports = requireNonNull(reports, "reports is null");
        this.clock = requireNonNull(clock, "clock is null");
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

    private ObjectNode answer(JsonNode payload) throws IOException {
        if (!(payload.path("previous") instanceof ObjectNode previous)) {
            throw new IllegalArgumentException("previous is missing: give the last report.");
        }
        ObjectNode answer = previous.deepCopy();
        String address = address(previous.path("export"));
        String name = "exports/" + address.substring(address.lastIndexOf('/') + 1) + "/";
        try {
            return answer(answer, previous.path("verify"), address, name);
        } catch (FolderUnreadable e) {
            if (e.isRefused()) {
                return notChecked(answer, "FilesRefused", String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    private ObjectNode answer(ObjectNode answer, JsonNode before, String address, String name) throws IOException {
        Optional<ExportReport> told = told(name + "report.json");
        if (told.isPresent()) {
            return whole(answer, told.get(), Optional.of(reports.location(name + "report.json")));
        }
        int round = before.path("round").asInt() + 1;
        if (round > MOST_ROUNDS) {
            return notChecked(answer, TOO_LONG, "%d rounds were not enough for %s.".formatted(MOST_ROUNDS, address));
        }
        List<TableReport> done = before.path("cursor").asInt() == 0
                ? List.of()
                : told(name + "progress.json").map(ExportReport::tables).orElse(List.of());
        long end = stopwatch.getAsLong() + WORKS_FOR.toNanos();
        BooleanSupplier over = () -> stopwatch.getAsLong() - end >= 0;
        try (ExportFolder folder = folders.apply(address)) {
            return switch (new ExportVerifier(folder, clock).round(done, over)) {
                case Round.Early early -> later(answer, round, done.size(), early.length());
                case Round.Partial partial -> partial(answer, round, done.size(), partial.tables(), name, address);
                case Round.Whole checked -> whole(answer, checked.report(), kept(checked.report(), name));
            };
        }
    }

    /** Of an export of RDS; its folder's name is its identifier. */
    private static String address(JsonNode export) {
        String prefix = export.path("s3Prefix").asText();
        return "s3://%s/%s%s"
                .formatted(
                        export.path("s3Bucket").asText(),
                        prefix.isEmpty() ? "" : prefix + "/",
                        export.path("exportTaskIdentifier").asText());
    }

    /** One of another version, or one that was cut, is none: it is made anew. */
    private Optional<ExportReport> told(String name) {
        try {
            Optional<byte[]> json = reports.get(name);
            return json.isPresent() ? Optional.of(ReportReader.read(json.get())) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Where it was kept; empty where it could not be: what was found is told all the same. */
    private Optional<String> kept(ExportReport report, String name) throws IOException {
        try {
            reports.put(name + "report.json", json(report));
            return Optional.of(reports.location(name + "report.json"));
        } catch (FolderUnreadable e) {
            return Optional.empty();
        }
    }

    private ObjectNode partial(
            ObjectNode answer, int round, int before, List<TableReport> tables, String name, String address)
            throws IOException {
        if (tables.size() <= before) {
            return notChecked(answer, TOO_LONG, "A whole round was not enough for one table of %s.".formatted(address));
        }
        reports.put(
                name + "progress.json",
                json(new ExportReport(
                        address,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        clock.instant(),
                        tables,
                        List.of())));
        return later(answer, round, tables.size(), Duration.ZERO);
    }

    private static ObjectNode later(ObjectNode answer, int round, int cursor, Duration wait) {
        answer.put("unverified", true);
        answer.put("waitSeconds", Math.max(0, wait.toSeconds()));
        answer.putObject("verify").put("round", round).put("cursor", cursor);
        return answer;
    }

    private ObjectNode whole(ObjectNode answer, ExportReport report, Optional<String> location) {
        answer.remove("unverified");
        answer.set("verify", FilesTold.of(report, location));
        if (!report.complete() && answer.path("end") instanceof ObjectNode end) {
            if (settings.lossFails()) {
                end.put("outcome", "INCOMPLETE");
                end.put("error", "ExportIncomplete");
            } else {
                end.put("outcome", "COMPLETE_WITH_WARNINGS");
            }
            end.put("cause", "The check of its files proved loss: %s.".formatted(FilesTold.loss(report)));
        }
        return answer;
    }

    private static ObjectNode notChecked(ObjectNode answer, String error, String why) {
        answer.remove("unverified");
        answer.putObject("verify").put("error", error).put("cause", why);
        return answer;
    }

    private static byte[] json(ExportReport report) throws IOException {
        StringWriter json = new StringWriter();
        ReportJson.write(report, json);
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void log(Context context, LogLevel level, String execution, String result) {
        context.getLogger()
                .log(Text.line("VerifyExport execution=%s %s".formatted(execution, result), LONGEST_LINE), level);
    }
}
