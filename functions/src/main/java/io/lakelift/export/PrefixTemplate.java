package io.lakelift.export;

import io.lakelift.export.error.ExportRefused;
import io.lakelift.export.error.Refusal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in an s3Prefix that may contain {@code {date}}, {@code {yyyy}}, {@code {MM}} and {@code {dd}}, so that each
 * night has its own place.
 */
final class PrefixTemplate {
    private static final Map<String, String> PATTERNS =
            Map.of("{date}", "uuuu-MM-dd", "{yyyy}", "uuuu", "{MM}", "MM", "{dd}", "dd");

    /** A lone brace counts as well: an unclosed placeholder must not become a folder. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*}|[{}]");

    private PrefixTemplate() {}

    /** @throws ExportRefused naming an unknown placeholder */
    static String on(LocalDate day, String prefix) {
        return PLACEHOLDER.matcher(prefix).replaceAll(found -> date(day, prefix, found));
    }

    /** The prefix with as many letters in place of each known placeholder as its date has characters. */
    static String onAnyDay(String prefix) {
        return PLACEHOLDER
                .matcher(prefix)
                .replaceAll(found -> PATTERNS.getOrDefault(found.group(), Matcher.quoteReplacement(found.group())));
    }

    /**
     * Whether {@code prefix}, already filled in, is what the template gives on some day, or a folder below that; an
     * empty template covers everything. A segment {@code .} or {@code ..} is not a folder: programs that resolve paths
     * would read elsewhere.
     */
    static boolean covers(String template, String prefix) {
        if (template.isEmpty()) {
            return true;
        }
        StringBuilder form = new StringBuilder();
        Matcher placeholder = PLACEHOLDER.matcher(template);
        int end = 0;
        while (placeholder.find()) {
            form.append(Pattern.quote(template.substring(end, placeholder.start())))
                    .append(anyDay(placeholder.group()));
            end = placeholder.end();
        }
        form.append(Pattern.quote(template.substring(end))).append("(/(?!\\.{1,2}(/|$))[^/]*)*");
        return Pattern.matches(form.toString(), prefix);
    }

    /** Each letter of the date's pattern stands for a digit. */
    private static String anyDay(String placeholder) {
        String pattern = PATTERNS.get(placeholder);
        return pattern == null ? Pattern.quote(placeholder) : pattern.replaceAll("[a-zA-Z]", "\\\\d");
    }

    private static String date(LocalDate day, String prefix, MatchResult found) {
        String pattern = PATTERNS.get(found.group());
        if (pattern == null) {
            throw Refusal.INVALID_INPUT.because(
                    "s3Prefix %s contains %s, which is not a placeholder: use {date}, {yyyy}, {MM} or {dd}."
                            .formatted(Text.quoted(prefix), Text.quoted(found.group())));
        }
        return day.format(DateTimeFormatter.ofPattern(pattern));
    }
}
