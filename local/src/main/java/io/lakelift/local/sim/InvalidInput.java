package io.lakelift.local.sim;

import java.util.List;
import java.util.Map;

/**
 * An invalid input, which Lakelift must refuse.
 *
 * @param input the execution's input
 * @param mentioned what the refusal must mention: the field at fault, or its wrong value
 */
record InvalidInput(Map<String, Object> input, String mentioned) {
    private static final String SNAPSHOT = "arn:aws:rds:eu-west-1:123456789012:snapshot:orders-before-migration";

    private static final List<InvalidInput> ALL = List.of(
            new InvalidInput(Map.of("sourceArn", SNAPSHOT, "exportOnyl", List.of("shop")), "exportOnyl"),
            new InvalidInput(Map.of("sourceArn", "orders"), "sourceArn"),
            new InvalidInput(Map.of("sourceArn", 7), "sourceArn"),
            new InvalidInput(Map.of("sourceArn", SNAPSHOT, "deadline", "12 hours"), "deadline"),
            new InvalidInput(Map.of("sourceArn", SNAPSHOT, "deadline", "P14D"), "deadline"),
            new InvalidInput(Map.of("sourceArn", SNAPSHOT, "exportTaskIdentifier", "mine"), "exportTaskIdentifier"),
            new InvalidInput(Map.of("sourceArn", SNAPSHOT, "s3Prefix", "a:b"), "s3Prefix"),
            new InvalidInput(Map.of("sourceArn", SNAPSHOT.replace("eu-west-1", "us-east-1")), "us-east-1"),
            new InvalidInput(Map.of("sourceArn", SNAPSHOT.replace(":snapshot:", ":og:")), "sourceArn"),
            new InvalidInput(Map.of("cancel", Map.of()), "cancel"),
            new InvalidInput(Map.of("cancel", Map.of("taskId", "x"), "sourceArn", SNAPSHOT), "sourceArn"),
            new InvalidInput(Map.of(), "sourceArn"));

    static InvalidInput any(SeededRandom chance) {
        return chance.oneOf(ALL);
    }
}
