package io.lakelift.fakes.rds;

/** How an export is going to end when nobody cancels it. */
public sealed interface RdsEnding {

    /** Everything was exported. */
    record Complete() implements RdsEnding {}

    /** COMPLETE, yet something was left out; the warning is a JSON text. */
    record CompleteWithWarning(String warning) implements RdsEnding {}

    /** FAILED; at 0 percent the export fails before it has begun, so it never has a start time. */
    record Fail(String cause, int atPercent) implements RdsEnding {}

    /** Stays IN_PROGRESS until someone cancels it. */
    record Never() implements RdsEnding {}
}
