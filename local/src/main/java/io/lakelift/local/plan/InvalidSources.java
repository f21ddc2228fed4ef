package io.lakelift.local.plan;

import io.lakelift.config.Mistake;
import io.lakelift.export.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A list of sources cannot be used; the message has one line for each mistake in it, {@code FILE:LINE: sentence}. */
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
