package io.lakelift.tables.verify;

import java.time.Duration;

/** Receives the progress of a check, to show it to people. */
public interface Progress {
    /** Shows nothing. */
    Progress NONE = new Progress() {};

    /** The folder was listed. */
    default void listed(int tables, long files) {}

    /** A footer was read, so {@code files} of {@code of} files of all tables have been checked. */
    default void checked(long files, long of) {}

    /**
     * The export is young and something is missing, so the folder will be listed again after {@code length}.
     *
     * @param why what is missing, as a clause
     * @param length the time until then
     */
    default void waiting(String why, Duration length) {}
}
