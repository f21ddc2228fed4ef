package io.lakelift.infra;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.stepfunctions.DefinitionBody;
import software.amazon.awscdk.services.stepfunctions.IStateMachine;
import software.amazon.awscdk.services.stepfunctions.LogLevel;
import software.amazon.awscdk.services.stepfunctions.LogOptions;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.constructs.Construct;

/**
 * A state machine out of a file that people also open in Workflow Studio. Time-out and query language stand in that
 * file: the construct ignores both for a definition made of text.
 */
abstract sealed class Workflow extends Construct permits ExportWorkflow, FleetWorkflow, SweepWorkflow {
    private static final List<String> SAMPLING = List.of("xray:GetSamplingRules", "xray:GetSamplingTargets");

    private final StateMachine machine;
    private final Role role;

    /**
     * @param functions by the name of the handler's class, which is also how the definition calls them
     * @param substitutions what else the definition leaves open
     * @param permissions beyond those functions, the logs and the traces
     */
    record Props(
            String deployment,
            String name,
            String definition,
            Map<String, IFunction> functions,
            Map<String, String> substitutions,
            List<PolicyStatement> permissions,
            DeploymentLogs.Kept logs) {
        String machineName() {
            return Workflow.machineName(deployment, name);
        }
    }

    Workflow(Construct scope, String id, Props props) {
        super(scope, id);
        LogGroup logs =
                DeploymentLogs.group(this, DeploymentLogs.workflowLogs(props.deployment(), props.name()), props.logs());
        role = newRole(props);
        machine = StateMachine.Builder.create(this, "Default")
                .stateMachineName(props.machineName())
                .definitionBody(DefinitionBody.fromString(inAnyPartition(props.definition())))
                .definitionSubstitutions(substitutions(props))
                .tracingEnabled(true)
                // Every step, and no data: which export it was stands in the execution's name and history.
                .logs(LogOptions.builder()
                        .destination(logs)
                        .level(LogLevel.ALL)
                        .includeExecutionData(false)
                        .build())
                .role(Iam.asWritten(role))
                .build();
    }

    IStateMachine machine() {
        return machine;
    }

    String arn() {
        return machine.getStateMachineArn();
    }

    Role role() {
        return role;
    }

    static String machineName(String deployment, String name) {
        return deployment + "-" + name;
    }

    /**
     * The file says {@code arn:aws:}, so that it opens as it is in Workflow Studio; China and GovCloud say otherwise.
     */
    private static String inAnyPartition(String definition) {
        return definition.replace("arn:aws:states:", "arn:${Partition}:states:");
    }

    private static Map<String, String> substitutions(Props props) {
        Map<String, String> substitutions = new HashMap<>(props.substitutions());
        substitutions.put("Partition", Aws.PARTITION);
        props.functions()
                .forEach((name, function) -> substitutions.put(name + "FunctionArn", function.getFunctionArn()));
        return substitutions;
    }

    private Role newRole(Props props) {
        List<String> functions = props.functions().values().stream()
                .map(IFunction::getFunctionArn)
                .toList();
        List<PolicyStatement> same = List.of(
                Iam.allow(List.of("lambda:InvokeFunction"), functions),
                Iam.allow(DeploymentLogs.DELIVERY, List.of("*")),
                Iam.allow(SAMPLING, List.of("*")),
                Iam.tracing());
        Role made = Role.Builder.create(this, "Role")
                .assumedBy(ServicePrincipal.Builder.create("states.amazonaws.com")
                        .conditions(Iam.onBehalfOf(Iam.arn("states", "stateMachine:" + props.machineName())))
                        .build())
                .inlinePolicies(Map.of(
                        "Permissions",
                        PolicyDocument.Builder.create()
                                .statements(Stream.concat(same.stream(), props.permissions().stream())
                                        .toList())
                                .build()))
                .build();
        Findings.acceptWildcard(
                made, "*", "Log delivery and X-Ray take no resource; the functions are named one by one.");
        return made;
    }
}
