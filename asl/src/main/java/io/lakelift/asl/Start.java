package io.lakelift.asl;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The properties that an execution has when it starts; expressions read them from {@code $states.context}.
 *
 * @param name the execution's name
 * @param arn the execution's ARN, {@code Execution.Id}
 * @param startTime {@code Execution.StartTime}; time-outs count from the call of {@link Execution#start}
 * @param roleArn the role it runs under
 * @param machineArn the state machine's ARN, {@code StateMachine.Id}
 * @param machineName the state machine's name
 * @param input any JSON value, as plain Java
 */
public record Start(
        String name,
        String arn,
        Instant startTime,
        String roleArn,
        String machineArn,
        String machineName,
        Object input) {
    public Start {
        requireNonNull(name, "name is null");
        requireNonNull(arn, "arn is null");
        requireNonNull(startTime, "startTime is null");
        requireNonNull(roleArn, "roleArn is null");
        requireNonNull(machineArn, "machineArn is null");
        requireNonNull(machineName, "machineName is null");
    }

    /**
     * The part of {@code $states.context} that is known when the execution starts: Execution and StateMachine.
     *
     * @param seenInput the input in the form that expressions see
     */
    Map<String, Object> context(Object seenInput) {
        Map<String, Object> execution = new LinkedHashMap<>();
        execution.put("Id", arn);
        execution.put("Input", seenInput);
        execution.put("Name", name);
        execution.put("RoleArn", roleArn);
        execution.put("StartTime", Moments.format(startTime));
        execution.put("RedriveCount", 0);
        Map<String, Object> machine = Values.ordered("Id", machineArn, "Name", machineName);
        return Values.ordered("Execution", execution, "StateMachine", machine);
    }
}
