package io.lakelift.local.sim;

import java.util.List;
import java.util.Map;

/**
 * An invalid input, which Lakelift must refuse.
 *
 * @param input the execution's input
 * @param field what the refusal must name: the field at fault, or its wrong value
 */
record ImpossibleRequest(Map<String, Object> input, String field) {
    private static final String SNAPSHOT = "arn:aws:rds:eu-west-1:123456789012:snapshot:orders-before-migration";

    private static final List<ImpossibleRequest> ALL = List.of(
            new ImpossibleRequest(Map.of("sourceArn", SNAPSHOT, "exportOnyl", List.of("shop")), "exportOnyl"),
            new ImpossibleRequest(Map.of("sourceArn", "orders"), "sourceArn"),
            new ImpossibleRequest(Map.of("sourceArn", 7), "sourceArn"),
            new ImpossibleRequest(Map.of("sourceArn", SNAPSHOT, "deadline", "12 hours"), "deadline"),
            new ImpossibleRequest(Map.of("sourceArn", SNAPSHOT, "deadline", "P14D"), "deadline"),
            new ImpossibleRequest(
                    Map.of("sourceArn", SNAPSHOT, "exportTaskIdentifier", "mine"), "exportTaskIdentifier"),
            new ImpossibleRequest(Map.of("sourceArn", SNAPSHOT, "s3Prefix", "a:b"), "s3Prefix"),
            new ImpossibleRequest(Map.of("sourceArn", SNAPSHOT.replace("eu-west-1", "us-east-1")), "us-east-1"),
            new ImpossibleRequest(Map.of("sourceArn", SNAPSHOT.replace(":snapshot:", ":og:")), "sourceArn"),
            new ImpossibleRequest(Map.of("cancel", Map.of()), "cancel"),
            new ImpossibleRequest(Map.of("cancel", Map.of("taskId", "x"), "sourceArn", SNAPSHOT), "sourceArn"),
            new ImpossibleRequest(Map.of(), "sourceArn"));

    static ImpossibleRequest any(SeededRandom chance) {
        return chance.oneOf(ALL);
    }
}
