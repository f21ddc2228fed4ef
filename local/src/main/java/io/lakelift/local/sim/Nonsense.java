package io.lakelift.local.sim;

import java.util.List;
import java.util.Map;

/**
 * An input that asks for something that cannot be.
 *
 * @param input of the execution
 * @param field that the refusal must name
 */
record Nonsense(Map<String, Object> input, String field) {
    private static final String SNAPSHOT = "arn:aws:rds:eu-west-1:123456789012:snapshot:orders-before-migration";

    private static final List<Nonsense> ALL = List.of(
            new Nonsense(Map.of("sourceArn", SNAPSHOT, "exportOnyl", List.of("shop")), "exportOnyl"),
            new Nonsense(Map.of("sourceArn", "orders"), "sourceArn"),
            new Nonsense(Map.of("sourceArn", 7), "sourceArn"),
            new Nonsense(Map.of("sourceArn", SNAPSHOT, "deadline", "12 hours"), "deadline"),
            new Nonsense(Map.of("sourceArn", SNAPSHOT, "deadline", "P14D"), "deadline"),
            new Nonsense(Map.of("sourceArn", SNAPSHOT, "exportTaskIdentifier", "mine"), "exportTaskIdentifier"),
            new Nonsense(Map.of("sourceArn", SNAPSHOT, "s3Prefix", "a:b"), "s3Prefix"),
            new Nonsense(Map.of("sourceArn", SNAPSHOT.replace("eu-west-1", "us-east-1")), "us-east-1"),
            new Nonsense(Map.of("sourceArn", SNAPSHOT.replace(":snapshot:", ":og:")), "sourceArn"),
            new Nonsense(Map.of("cancel", Map.of()), "cancel"),
            new Nonsense(Map.of("cancel", Map.of("taskId", "x"), "sourceArn", SNAPSHOT), "sourceArn"),
            new Nonsense(Map.of(), "sourceArn"));

    static Nonsense any(Chance chance) {
        return chance.oneOf(ALL);
    }
}
