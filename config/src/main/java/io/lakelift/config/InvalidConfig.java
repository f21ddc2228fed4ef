package io.lakelift.config;

import io.lakelift.export.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Thrown if the file cannot be used. The message has one line for each mistake, {@code FILE:LINE: sentence}. */
public final class InvalidConfig extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int LONGEST = 8000;

    private final transient List<Mistake> mistakes;

    InvalidConfig(Path file, List<Mistake> mistakes) {
        super(mistakes.stream().map(mistake -> line(file, mistake)).collect(Collectors.joining("\n")));
        this.mistakes = List.copyOf(mistakes);
    }

    /** All mistakes in the file, in the order of their lines. */
    public List<Mistake> mistakes() {
        return mistakes;
    }

    private static String line(Path file, Mistake mistake) {
        String at = mistake.line() == 0 ? "" : ":" + mistake.line();
        return Text.shown(file + at + ": " + mistake.sentence(), LONGEST);
    }
}
