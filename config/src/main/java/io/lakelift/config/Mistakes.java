package io.lakelift.config;

import io.lakelift.input.FaultReporter;
import io.lakelift.input.Tree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the mistakes in a file, so that all can be corrected at once. */
final class Mistakes implements FaultReporter {
    private final Path file;
    private final List<Mistake> found = new ArrayList<>();

    Mistakes(Path file) {
        this.file = file;
    }

    @Override
    public void add(Tree where, String sentence) {
        found.add(new Mistake(where.line(), sentence));
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw refused();
        }
    }

    /** The exception for a mistake after which nothing else can be read, together with the mistakes found before. */
    InvalidConfig fatal(int line, String sentence) {
        found.add(new Mistake(line, sentence));
        return refused();
    }

    private InvalidConfig refused() {
        return new InvalidConfig(
                file,
                found.stream().sorted(Comparator.comparingInt(Mistake::line)).toList());
    }
}
