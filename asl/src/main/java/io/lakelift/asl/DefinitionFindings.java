package io.lakelift.asl;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects everything that is wrong with a definition, so that all of it can be fixed at once. */
final class DefinitionFindings {
    private final Set<String> found = new LinkedHashSet<>();

    void add(String place, String sentence) {
        found.add((place.isEmpty() ? "definition" : place) + ": " + sentence);
    }

    /** @throws InvalidDefinition with all findings, if there are any */
    void refuse() {
        if (!found.isEmpty()) {
            throw new InvalidDefinition(new ArrayList<>(found));
        }
    }

    int size() {
        return found.size();
    }

    List<String> list() {
        return List.copyOf(found);
    }
}
