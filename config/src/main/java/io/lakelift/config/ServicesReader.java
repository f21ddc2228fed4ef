package io.lakelift.config;

import io.lakelift.export.Service;
import io.lakelift.export.Text;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads which services a deployment exports from: it is said, not guessed, for a service that does not answer is not absent. */
final class ServicesReader {
    private ServicesReader() {}

    static List<Service> read(Optional<Value> value) {
        Set<Service> services = EnumSet.noneOf(Service.class);
        for (Value entry : value.map(Value::entries).orElse(List.of())) {
            entry.text().ifPresent(text -> add(entry, text, services));
        }
        return services.isEmpty() ? List.of(Service.values()) : List.copyOf(services);
    }

    private static void add(Value entry, String text, Set<Service> services) {
        Optional<Service> known = Arrays.stream(Service.values())
                .filter(service -> service.name().equals(text))
                .findFirst();
        if (known.isEmpty()) {
            entry.mistake("%s must be RDS or FSX, not %s.".formatted(entry.path(), Text.quoted(text)));
        } else if (!services.add(known.get())) {
            entry.mistake("%s is %s, which is listed twice: keep one.".formatted(entry.path(), text));
        }
    }
}
