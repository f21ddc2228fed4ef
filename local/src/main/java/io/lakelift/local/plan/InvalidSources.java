package io.lakelift.local.plan;

import io.lakelift.config.Mistake;
import io.lakelift.export.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Thrown if the operator's list of sources cannot be read or contains mistakes. The message has one line for each of
 * the first 20 mistakes: {@code FILE:LINE: sentence}, or {@code FILE: sentence} if the file cannot be read.
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
