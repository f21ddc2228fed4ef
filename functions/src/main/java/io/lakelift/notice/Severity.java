package io.lakelift.notice;

import io.lakelift.export.Outcome;
import java.util.Locale;

/** How soon a person should read a notice; subscriptions can filter by it. */
public enum Severity {
    /** There is nothing to do. */
    OK,
    /**
     * Something may be missing, tables were not registered, or the export was cancelled other than at its deadline or
     * by the request that the notice answers: read it during the day.
     */
    WARNING,
    /** Expected data is missing. */
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

    /** The attribute's value. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
