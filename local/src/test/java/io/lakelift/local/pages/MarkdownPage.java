package io.lakelift.local.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page, as far as anything in it can be checked.
 *
 * @param path where it lies, from which its links count
 */
public record MarkdownPage(Path path, String text) {
    private static final Pattern FENCED = Pattern.compile("(?ms)^( *)```([a-z]*)\\n(.*?)^ *```$");
    private static final Pattern INLINE = Pattern.compile("(?s)(?<!`)`([^`]+)`(?!`)");
    private static final Pattern LINK = Pattern.compile("(?s)\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.*)$");

    /**
     * What stands between fences.
     *
     * @param language that the first fence names, or nothing
     */
    public record Block(String language, String text) {}

    /** The page that lies there. */
    public static MarkdownPage read(Path path) {
        try {
            return new MarkdownPage(path, Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the page's order, without the indentation of a list that they stand in. */
    public List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        Matcher found = FENCED.matcher(text);
        while (found.find()) {
            blocks.add(new Block(found.group(2), found.group(3).replaceAll("(?m)^" + found.group(1), "")));
        }
        return blocks;
    }

    /** What stands in backticks, on one line each. */
    public List<String> inline() {
        return INLINE.matcher(prose())
                .results()
                .map(code -> code.group(1).replaceAll("\\s+", " "))
                .toList();
    }

    /** Where the page's links lead, as they are written. */
    public List<String> links() {
        String prose = INLINE.matcher(prose()).replaceAll("code");
        return LINK.matcher(prose).results().map(link -> link.group(1)).toList();
    }

    /** What a link to a part of this page may name, as GitHub makes it of the headings. */
    public Set<String> anchors() {
        Set<String> anchors = new HashSet<>();
        Map<String, Integer> seen = new HashMap<>();
        HEADING.matcher(prose()).results().map(MarkdownPage::anchor).forEach(anchor -> {
            int times = seen.merge(anchor, 1, Integer::sum);
            anchors.add(times == 1 ? anchor : anchor + "-" + (times - 1));
        });
        return anchors;
    }

    private static String anchor(MatchResult heading) {
        return heading.group(1)
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    private String prose() {
        return FENCED.matcher(text).replaceAll("");
    }
}
