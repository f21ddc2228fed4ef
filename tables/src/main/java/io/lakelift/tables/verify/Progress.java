package io.lakelift.tables.verify;

import java.time.Duration;

/** What people may want to see while an export is checked. */
public interface Progress {
    /** Shows nothing. */
    Progress NONE = new Progress() {};

    /** The folder was listed. */
    default void listed(int tables, long files) {}

    /** A footer was read; files of all tables are counted. */
    default void checked(long files, long of) {}

    /**
     * The export is young and something is missing, so the folder is listed again later.
     *
     * @param why a clause
     */
    default void waiting(String why, Duration length) {}
}
