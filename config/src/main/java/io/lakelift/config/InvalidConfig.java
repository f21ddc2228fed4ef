package io.lakelift.config;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The file cannot be used; the message has one line for each mistake in it, {@code FILE:LINE: sentence}. */
public final class InvalidConfig extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Mistake> mistakes;

    InvalidConfig(Path file, List<Mistake> mistakes) {
        super(mistakes.stream().map(mistake -> line(file, mistake)).collect(Collectors.joining("\n")));
        this.mistakes = List.copyOf(mistakes);
    }

    /** In the order of their lines. */
    public List<Mistake> mistakes() {
        return mistakes;
    }

    private static String line(Path file, Mistake mistake) {
        return mistake.line() == 0
                ? "%s: %s".formatted(file, mistake.sentence())
                : "%s:%d: %s".formatted(file, mistake.line(), mistake.sentence());
    }
}
