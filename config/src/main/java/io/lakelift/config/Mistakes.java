package io.lakelift.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects what is wrong, so that a file is corrected once and not once for each mistake. */
final class Mistakes {
    private final Path file;
    private final List<Mistake> found = new ArrayList<>();

    Mistakes(Path file) {
        this.file = file;
    }

    void add(Node where, String sentence) {
        add(where.getStartMark().map(mark -> mark.getLine() + 1).orElse(0), sentence);
    }

    void add(int line, String sentence) {
        found.add(new Mistake(line, sentence));
    }

    boolean none() {
        return found.isEmpty();
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidConfig(
                    file,
                    found.stream()
                            .sorted(Comparator.comparingInt(Mistake::line))
                            .toList());
        }
    }
}
