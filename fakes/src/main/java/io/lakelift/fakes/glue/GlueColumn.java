package io.lakelift.fakes.glue;

import java.util.Map;
import java.util.Optional;

/** A column of a Glue table. Glue stores columns without checking them. */
public record GlueColumn(String name, String type, Optional<String> comment, Map<String, String> parameters) {
    public GlueColumn {
        parameters = Map.copyOf(parameters);
    }
}
