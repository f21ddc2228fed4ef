package io.lakelift.config;

import io.lakelift.export.Service;
import io.lakelift.input.Value;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code services}, the services that a deployment exports from; all of them if the file names none. They are not
 * detected from the account, because a service that does not answer may still have sources.
 */
final class ServicesReader {
    private ServicesReader() {}

    static List<Service> read(Optional<Value> value) {
        Set<Service> services = EnumSet.noneOf(Service.class);
        for (Value entry : value.map(Value::entries).orElse(List.of())) {
            entry.text(Set.of("RDS", "FSX")::contains, "give RDS or FSX")
                    .map(Service::valueOf)
                    .filter(service -> !services.add(service))
                    .ifPresent(twice ->
                            entry.fault("%s is %s, which is listed twice: keep one.".formatted(entry.path(), twice)));
        }
        return services.isEmpty() ? List.of(Service.values()) : List.copyOf(services);
    }
}
