package io.lakelift.local.cli;

import io.lakelift.local.aws.Inventory;
import io.lakelift.local.aws.World;
import io.lakelift.local.states.LocalStates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The state machines of the deployment; the input says which of them is meant. */
enum Workflow {
    EXPORT,
    STOPPED,
    SWEEP,
    FLEET;

    /** The machine that a file's input is for. */
    static Workflow of(Object input) {
        if (!(input instanceof Map<?, ?> map)) {
            return EXPORT;
        }
        if (Boolean.TRUE.equals(map.get("sweep"))) {
            return SWEEP;
        }
        if (StoppedExecutions.STATUS_CHANGE.equals(map.get("detail-type"))) {
            return STOPPED;
        }
        return map.containsKey("sources") || map.containsKey("tags") ? FLEET : EXPORT;
    }

    /** The state machine's name in the sample account. */
    String machine() {
        return machine(World.SAMPLE);
    }

    String machine(Inventory inventory) {
        return inventory.deployment() + "-" + label();
    }

    /** Its ARN in the sample account. */
    String arn() {
        return arn(World.SAMPLE);
    }

    String arn(Inventory inventory) {
        return LocalStates.machineArn(inventory.region(), inventory.account(), machine(inventory));
    }

    /**
     * The functions that nearly every course of an execution calls, those of the executions that it starts included.
     *
     * @param checking whether this deployment checks the files of what completes
     */
    Set<String> functions(boolean checking) {
        Set<String> functions = new HashSet<>(
                switch (this) {
                    case EXPORT -> Set.of(Machine.START, Machine.POLL, Machine.NOTIFY);
                    case STOPPED -> Set.of(Machine.CANCEL, Machine.POLL, Machine.NOTIFY);
                    case SWEEP -> Set.of(Machine.ORPHANS, Machine.POLL, Machine.NOTIFY);
                    case FLEET -> Set.of(Machine.PLAN, Machine.START, Machine.POLL, Machine.NOTIFY);
                });
        if (checking && (this == EXPORT || this == FLEET)) {
            functions.add(Machine.VERIFY);
        }
        return functions;
    }

    /** @throws Unusable where this checkout has no such state machine */
    void require(Path home) {
        if (!Files.exists(file(home))) {
            throw new Unusable("This input is for the state machine %s, and there is no %s yet."
                    .formatted(machine(), home.relativize(file(home))));
        }
    }

    Path file(Path home) {
        return home.resolve("statemachine").resolve(label() + ".asl.json");
    }

    /** What a definition holds in place of its ARN. */
    String placeholder() {
        return "${" + name().charAt(0) + label().substring(1) + "StateMachineArn}";
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
