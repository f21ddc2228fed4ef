package io.lakelift.tables.verify;

import io.lakelift.tables.report.TableReport;
import io.lakelift.tables.report.VerificationReport;
import java.time.Duration;
import java.util.List;

/** The result of one round of a check. */
public sealed interface Round {
    /**
     * It is too early to check, because RDS may still be writing.
     *
     * @param why what is missing, as a clause
     * @param length how long to wait before looking again
     */
    record Early(String why, Duration length) implements Round {}

    /**
     * Time ran out before all tables were checked.
     *
     * @param tables the tables that are checked, including those of earlier rounds
     */
    record Partial(List<TableReport> tables) implements Round {
        public Partial {
            tables = List.copyOf(tables);
        }
    }

    /** The check is over. */
    record Whole(VerificationReport report) implements Round {}
}
