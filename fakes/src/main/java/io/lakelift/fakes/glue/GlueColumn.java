package io.lakelift.fakes.glue;

import java.util.Map;
import java.util.Optional;

/** A column of a table, which Glue stores without checking it. */
public record GlueColumn(String name, String type, Optional<String> comment, Map<String, String> parameters) {
    public GlueColumn {
        parameters = Map.copyOf(parameters);
    }
}
