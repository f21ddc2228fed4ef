package io.lakelift.local.doctor;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The deployment's CloudFormation stack.
 *
 * @param state whether there is one
 * @param created when; empty if there is none
 * @param outputs by their keys
 * @param resources by their CloudFormation type, as the service calls each itself
 */
record DeploymentStack(
        State state, Optional<Instant> created, Map<String, String> outputs, Map<String, List<String>> resources) {
    /** Whether the deployment is there. */
    enum State {
        /** There is no such stack, or an empty one. */
        ABSENT,
        /** It is there, whatever became of its last update. */
        PRESENT,
        /** CloudFormation did not say. */
        UNKNOWN
    }

    DeploymentStack {
        requireNonNull(state, "state is null");
        outputs = Map.copyOf(outputs);
        resources = Map.copyOf(resources);
    }

    /** A stack of which nothing is known but its state. */
    static DeploymentStack bare(State state) {
        return new DeploymentStack(state, Optional.empty(), Map.of(), Map.of());
    }

    Optional<String> bucket() {
        return output("BucketName");
    }

    Optional<String> key() {
        return output("KeyArn");
    }

    Optional<String> topic() {
        return output("TopicArn");
    }

    Optional<String> exportRole() {
        return output("ExportRoleArn");
    }

    /** The physical ids of that type, in the order of their logical ones. */
    List<String> all(String type) {
        return resources.getOrDefault(type, List.of());
    }

    private Optional<String> output(String key) {
        return Optional.ofNullable(outputs.get(key));
    }
}
