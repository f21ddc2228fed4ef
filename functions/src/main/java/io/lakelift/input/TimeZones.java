package io.lakelift.input;

import java.time.zone.ZoneRulesProvider;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads time zones, given as IANA names. */
public final class TimeZones {
    private static final Set<String> NAMES = ZoneRulesProvider.getAvailableZoneIds().stream()
            .filter(zone -> !zone.startsWith("SystemV/"))
            .collect(Collectors.toUnmodifiableSet());

    /**
     * Abbreviations that are refused, because they have no daylight saving time or mean several zones, and a name to
     * suggest for each.
     */
    private static final Map<String, String> ABBREVIATIONS = Map.of(
            "EST", "America/New_York",
            "EDT", "America/New_York",
            "CST", "America/Chicago",
            "CDT", "America/Chicago",
            "MST", "America/Denver",
            "MDT", "America/Denver",
            "PST", "America/Los_Angeles",
            "PDT", "America/Los_Angeles",
            "HST", "Pacific/Honolulu",
            "CEST", "Europe/Berlin");

    private TimeZones() {}

    /** The name; empty if it is not an IANA name, which is then reported. */
    public static Optional<String> read(Value value) {
        String text = value.tree().text();
        String example = Optional.ofNullable(ABBREVIATIONS.get(text))
                .or(() -> Nearest.to(text, NAMES))
                .orElse("Europe/Berlin or UTC");
        return value.text(
                name -> NAMES.contains(name) && !ABBREVIATIONS.containsKey(name),
                "give an IANA name, such as " + example);
    }
}
