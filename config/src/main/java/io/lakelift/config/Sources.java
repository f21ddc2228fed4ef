package io.lakelift.config;

import io.lakelift.export.ExportSource;
import io.lakelift.export.Text;
import io.lakelift.export.error.InvalidInput;
import java.util.Optional;

/** Reads ARNs of sources; all of a deployment lie in one Region and account, its own. */
final class Sources {
    private final Mistakes mistakes;
    private Optional<String> home = Optional.empty();

    Sources(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    Optional<ExportSource> read(Value value) {
        return value.text().flatMap(text -> parsed(value, text));
    }

    private Optional<ExportSource> parsed(Value value, String text) {
        ExportSource source;
        try {
            source = ExportSource.parse(text);
        } catch (InvalidInput e) {
            value.mistake(value.path() + ": " + e.getMessage());
            return Optional.empty();
        }
        String where = String.join(
                ":",
                source.arn().partition(),
                source.arn().region(),
                source.arn().account());
        if (home.isEmpty()) {
            home = Optional.of(where);
        }
        if (!home.get().equals(where)) {
            mistakes.add(
                    value.node(),
                    "%s %s is in %s, and the sources above are in %s: give each Region and account a deployment of its own."
                            .formatted(value.path(), Text.quoted(text), where, home.get()));
        }
        return Optional.of(source);
    }
}
