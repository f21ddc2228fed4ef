package io.lakelift.tables.verify;

import io.lakelift.tables.report.TableReport;
import io.lakelift.tables.report.VerificationReport;
import java.time.Duration;
import java.util.List;

/** What came of a part of a check. */
public sealed interface Round {
    /**
     * RDS may still be writing.
     *
     * @param why a clause
     * @param length how long to wait before looking again
     */
    record Early(String why, Duration length) implements Round {}

    /** @param tables what is known of them, those of earlier rounds included; others are left */
    record Partial(List<TableReport> tables) implements Round {
        public Partial {
            tables = List.copyOf(tables);
        }
    }

    /** The check is over. */
    record Whole(VerificationReport report) implements Round {}
}
