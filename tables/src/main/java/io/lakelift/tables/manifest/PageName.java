package io.lakelift.tables.manifest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a page of the list of tables: {@code export_tables_info_ID_from_N_to_M.json}. A name without numbers is
 * accepted, too; it stands for an empty range.
 *
 * @param id the export task's identifier
 * @param from the number of the page's first table, counted from 1
 * @param to the number of the page's last table
 */
record PageName(String id, long from, long to) {
    private static final Pattern NAME =
            Pattern.compile("export_tables_info_(.+?)(?:_from_([0-9]{1,18})_to_([0-9]{1,18}))?\\.json");
    private static final Pattern INFO = Pattern.compile("export_info_(.+)\\.json");

    static Optional<PageName> parse(String path) {
        Matcher name = NAME.matcher(path);
        if (!name.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                name.group(2) == null
                        ? new PageName(name.group(1), 1, 0)
                        : new PageName(name.group(1), Long.parseLong(name.group(2)), Long.parseLong(name.group(3))));
    }

    /** The identifier in the name of an {@code export_info}; empty for any other name. */
    static Optional<String> infoId(String path) {
        Matcher name = INFO.matcher(path);
        return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
    }

    /**
     * The numbers that no page covers, such as {@code 97 to 192}; whether pages after the last are missing cannot be
     * known.
     */
    static List<String> gaps(List<PageName> pages) {
        List<String> gaps = new ArrayList<>();
        long next = 1;
        for (PageName page :
                pages.stream().sorted(Comparator.comparingLong(PageName::from)).toList()) {
            if (page.from() > next) {
                gaps.add(next + " to " + (page.from() - 1));
            }
            next = Math.max(next, page.to() + 1);
        }
        return gaps;
    }
}
