package io.lakelift.tables.register;

import io.lakelift.export.Text;
import io.lakelift.tables.iceberg.ExportNight;
import io.lakelift.tables.report.Finding;
import io.lakelift.tables.report.FindingKind;
import io.lakelift.tables.report.VerificationReport;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes an {@link ExportNight} from the report of a checked export. */
public final class Nights {
    private static final Pattern ZONE = Pattern.compile(".*(Z|[+-][0-9]{2}:[0-9]{2})");

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(15);

    private Nights() {}

    /**
     * The night of a checked export.
     *
     * @param snapshotTime overrides the manifest's snapshotTime; empty to use the manifest's
     * @throws ExportNotRegistrable if the export is not complete, or the time of its data is unknown
     */
    public static ExportNight of(VerificationReport report, Optional<Instant> snapshotTime) {
        Optional<Finding> incomplete = report.findings().stream()
                .filter(finding -> finding.kind() == FindingKind.EXPORT_NOT_COMPLETE)
                .findFirst();
        if (incomplete.isPresent()) {
            throw new ExportNotRegistrable("%s is not registered: %s"
                    .formatted(report.location(), incomplete.get().message()));
        }
        return new ExportNight(
                said(report, report.exportTaskIdentifier(), "exportTaskIdentifier"),
                said(report, report.sourceArn(), "sourceArn"),
                past(report, snapshotTime.orElseGet(() -> time(report))));
    }

    /** A night of the future would keep its tables from every later export until then. */
    private static Instant past(VerificationReport report, Instant time) {
        if (isFuture(time, report.checkedAt())) {
            throw new ExportNotRegistrable(
                    "%s is not registered: its snapshotTime %s is in the future: give the time of its data as --snapshot-time."
                            .formatted(report.location(), time));
        }
        return time;
    }

    /** Whether a time is later than any clock may say. */
    static boolean isFuture(Instant time, Instant now) {
        return time.isAfter(now.plus(CLOCKS_DIFFER));
    }

    private static String said(VerificationReport report, Optional<String> value, String field) {
        return value.orElseThrow(() -> new ExportNotRegistrable(
                "%s is not registered: its export_info_….json has no %s, so it cannot be told from other exports."
                        .formatted(report.location(), field)));
    }

    private static Instant time(VerificationReport report) {
        String said = report.snapshotTime().orElse("");
        return parsed(said.strip().replace(' ', 'T'))
                .orElseThrow(() -> new ExportNotRegistrable(
                        "%s is not registered: its export_info_….json says %s as snapshotTime, which is not a time: give --snapshot-time."
                                .formatted(report.location(), said.isEmpty() ? "nothing" : Text.quoted(said))));
    }

    /** RDS does not document the form; a time without a zone is UTC, like all times of RDS. */
    private static Optional<Instant> parsed(String text) {
        try {
            return Optional.of(
                    ZONE.matcher(text).matches()
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
