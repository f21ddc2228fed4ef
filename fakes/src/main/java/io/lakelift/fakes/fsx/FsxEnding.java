package io.lakelift.fakes.fsx;

/** How a task is going to end when nobody cancels it. */
public sealed interface FsxEnding {

    /** Every file was exported. */
    record Succeed() implements FsxEnding {}

    /** SUCCEEDED, yet so many files were not exported; the completion report names them. */
    record SucceedPartly(long failedFiles) implements FsxEnding {}

    /** FAILED, with the files after so many percent; at 0 percent the task never begins, and counts nothing. */
    record Fail(String message, int atPercent) implements FsxEnding {}

    /** Stays EXECUTING until someone cancels it. */
    record Never() implements FsxEnding {}
}
