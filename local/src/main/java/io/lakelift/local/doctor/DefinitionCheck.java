package io.lakelift.local.doctor;

import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionDiagnostic;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResponse;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResultCode;

/**
 * Checks whether Step Functions accepts a state machine's definition with the deployment's values filled in.
 *
 * @param file the definition, under {@code statemachine/}
 */
record DefinitionCheck(ExaminedDeployment deployment, Path file) implements Check.Question {
    /** One check for each state machine, in a fixed order. */
    static List<Check> all(ExaminedDeployment deployment, Path home) {
        return FilledInDefinition.MACHINES.stream()
                .map(name -> new Check(
                        "definition " + name, new DefinitionCheck(deployment, FilledInDefinition.file(home, name))))
                .toList();
    }

    @Override
    public void ask(CheckFindings findings) {
        String definition = FilledInDefinition.of(file, deployment);
        findings.ask(
                        "states:ValidateStateMachineDefinition",
                        () -> deployment
                                .clients()
                                .sfn()
                                .validateStateMachineDefinition(call -> call.definition(definition)))
                .value()
                .ifPresent(answer -> judge(answer, findings));
    }

    private static void judge(ValidateStateMachineDefinitionResponse answer, CheckFindings findings) {
        if (answer.result() != ValidateStateMachineDefinitionResultCode.OK) {
            for (ValidateStateMachineDefinitionDiagnostic each : answer.diagnostics()) {
                findings.needsAttention(
                        "%s at %s: %s".formatted(each.code(), each.location(), each.message()),
                        "Correct the definition where it was changed; if it was not, report this as a bug in Lakelift.");
            }
        }
    }
}
