package io.lakelift.local.run;

import io.lakelift.fakes.Inventory;
import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.states.LocalStates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The state machines of the deployment; the input determines which of them runs. */
public enum LocalWorkflow {
    EXPORT,
    STOPPED,
    SWEEP,
    FLEET;

    /** The state machine that an input is for: {@code EXPORT} unless it has the form of another's. */
    public static LocalWorkflow of(Object input) {
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
    public String machine() {
        return machine(SampleAccount.SAMPLE);
    }

    String machine(Inventory inventory) {
        return inventory.deployment() + "-" + label();
    }

    /** Its ARN in the sample account. */
    public String arn() {
        return arn(SampleAccount.SAMPLE);
    }

    String arn(Inventory inventory) {
        return LocalStates.machineArn(inventory.region(), inventory.account(), machine(inventory));
    }

    /**
     * The names of the functions that nearly every execution calls after its first, directly or in executions that it
     * starts, in the order of their first calls.
     *
     * @param checking whether this deployment checks the files of complete exports
     */
    List<String> laterFunctions(boolean checking) {
        Stream<String> functions = switch (this) {
            case EXPORT -> Stream.of(LocalMachines.POLL, LocalMachines.VERIFY);
            case STOPPED, SWEEP -> Stream.of(LocalMachines.POLL);
            case FLEET -> Stream.of(LocalMachines.START, LocalMachines.POLL, LocalMachines.VERIFY);
        };
        return Stream.concat(functions, Stream.of(LocalMachines.NOTIFY))
                .filter(function -> checking || !function.equals(LocalMachines.VERIFY))
                .toList();
    }

    /** @throws UsageError if this checkout has no such state machine */
    public void require(Path home) {
        if (!Files.exists(file(home))) {
            throw new UsageError("This input is for the state machine %s, and there is no %s yet."
                    .formatted(machine(), home.relativize(file(home))));
        }
    }

    public Path file(Path home) {
        return home.resolve("statemachine").resolve(label() + ".asl.json");
    }

    /** The placeholder for this state machine's ARN in a definition. */
    String placeholder() {
        return "${" + name().charAt(0) + label().substring(1) + "StateMachineArn}";
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
