package io.lakelift.notice;

import io.lakelift.export.Outcome;
import java.util.Locale;

/** How soon a person should read a notice; subscriptions can filter by it. */
public enum Severity {
    /** There is nothing to do. */
    OK,
    /**
     * Data is or may be missing from a complete export, tables were not registered, or the export was cancelled for a
     * reason other than its deadline or the request that this notice answers: read it during the day.
     */
    WARNING,
    /**
     * Expected data is or may be missing, or a request was refused: the outcome is INCOMPLETE, FAILED, NOT_STARTED,
     * REFUSED or UNKNOWN, or the export was cancelled at its deadline.
     */
    FAILURE;

    static Severity of(Ending ending) {
        if (ending.outcome() != Outcome.CANCELED) {
            Severity ofTheExport = of(ending.outcome());
            boolean tablesNeedSomeone =
                    ending.tables().flatMap(TablesUpdate::remedy).isPresent();
            return ofTheExport == OK && tablesNeedSomeone ? WARNING : ofTheExport;
        }
        return ending.cancelledBy()
                .map(by -> switch (by) {
                    case REQUEST -> OK;
                    case STOP -> WARNING;
                    case DEADLINE -> FAILURE;
                })
                .orElse(WARNING);
    }

    static Severity of(Outcome outcome) {
        return switch (outcome) {
            case COMPLETE -> OK;
            case COMPLETE_WITH_WARNINGS -> WARNING;
            case INCOMPLETE, FAILED, CANCELED, NOT_STARTED, REFUSED, UNKNOWN -> FAILURE;
        };
    }

    /** The value of the notice's {@code severity}, both as an attribute and in the JSON. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
