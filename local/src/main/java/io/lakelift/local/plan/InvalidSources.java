package io.lakelift.local.plan;

import io.lakelift.config.Mistake;
import io.lakelift.export.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Thrown if a list of sources cannot be used. The message has one line for each mistake, {@code FILE:LINE: sentence},
 * up to 20 lines.
 */
public final class InvalidSources extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 1000;
    private static final int SHOWN = 20;

    InvalidSources(Path file, List<Mistake> mistakes) {
        super(mistakes.stream()
                .limit(SHOWN)
                .map(mistake -> Text.shown(
                        "%s%s: %s".formatted(file, mistake.line() == 0 ? "" : ":" + mistake.line(), mistake.sentence()),
                        LONGEST))
                .collect(Collectors.joining("\n")));
    }
}
