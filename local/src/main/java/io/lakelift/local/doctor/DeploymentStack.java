package io.lakelift.local.doctor;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The deployment's CloudFormation stack.
 *
 * @param state whether the stack exists
 * @param created when the stack was created; empty if that is not known
 * @param outputs the stack's outputs, by key; empty if none were read
 * @param resources the physical IDs of the stack's resources, by CloudFormation type; empty if none were read
 */
record DeploymentStack(
        State state, Optional<Instant> created, Map<String, String> outputs, Map<String, List<String>> resources) {
    /** Whether the deployment is there. */
    enum State {
        /** There is no such stack, or only one whose first deployment failed or has not begun. */
        ABSENT,
        /** The stack exists, whether or not its last update succeeded. */
        PRESENT,
        /** CloudFormation did not describe the stack, or did not list its resources. */
        UNKNOWN
    }

    DeploymentStack {
        requireNonNull(state, "state is null");
        outputs = Map.copyOf(outputs);
        resources = Map.copyOf(resources);
    }

    /** A stack about which only the state is known. */
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

    /** The physical IDs of the resources of that type, in the order in which CloudFormation lists them. */
    List<String> all(String type) {
        return resources.getOrDefault(type, List.of());
    }

    private Optional<String> output(String key) {
        return Optional.ofNullable(outputs.get(key));
    }
}
