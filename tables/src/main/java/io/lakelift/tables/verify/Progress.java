package io.lakelift.tables.verify;

import java.time.Duration;

/** Receives the progress of a check, to show it to people. */
public interface Progress {
    /** Shows nothing. */
    Progress NONE = new Progress() {};

    /** The folder was listed. */
    default void listed(int tables, long files) {}

    /** A footer was read: {@code files} of all tables' files so far. */
    default void checked(long files, long of) {}

    /**
     * The export is young and something is missing, so the folder will be listed again.
     *
     * @param why a clause
     */
    default void waiting(String why, Duration length) {}
}
