package io.lakelift.export;

/**
 * How many files an FSx task has to export, has exported, and could not export.
 *
 * @see <a href="https://docs.aws.amazon.com/fsx/latest/APIReference/API_DataRepositoryTaskStatus.html">DataRepositoryTaskStatus</a>
 */
public record FileCounts(long total, long succeeded, long failed) {}
