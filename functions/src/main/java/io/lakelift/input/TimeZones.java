package io.lakelift.input;

import java.time.zone.ZoneRulesProvider;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Time zones by their IANA names. */
public final class TimeZones {
    private static final Set<String> NAMES = ZoneRulesProvider.getAvailableZoneIds().stream()
            .filter(zone -> !zone.startsWith("SystemV/"))
            .collect(Collectors.toUnmodifiableSet());

    private TimeZones() {}

    /** The name, if it is one. */
    public static Optional<String> read(Value value) {
        String example = Nearest.to(value.tree().text(), NAMES).orElse("Europe/Berlin or UTC");
        return value.text(NAMES::contains, "give an IANA name, such as " + example);
    }
}
