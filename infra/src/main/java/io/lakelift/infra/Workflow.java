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
import software.amazon.awscdk.services.lambda.Version;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.stepfunctions.DefinitionBody;
import software.amazon.awscdk.services.stepfunctions.IStateMachine;
import software.amazon.awscdk.services.stepfunctions.LogLevel;
import software.amazon.awscdk.services.stepfunctions.LogOptions;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.constructs.Construct;

/**
 * A state machine whose definition is a file, which people can also open in Workflow Studio. Time-out and query
 * language are set in that file, because CDK's construct ignores its own settings for these if the definition is given
 * as text.
 */
abstract sealed class Workflow extends Construct permits ExportWorkflow, FleetWorkflow, StoppedWorkflow, SweepWorkflow {
    private static final List<String> SAMPLING = List.of("xray:GetSamplingRules", "xray:GetSamplingTargets");

    private static final List<String> SEND_NOTICES = List.of(ExportWorkflow.NAME, FleetWorkflow.NAME);

    private final StateMachine machine;
    private final Role role;

    /**
     * @param functions the published versions that the definition calls, by the name of the handler's class
     * @param substitutions the other placeholders of the definition
     * @param permissions what the role may do besides calling those functions and writing logs and traces
     */
    record Props(
            String deployment,
            String name,
            String definition,
            Map<String, Version> functions,
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
        StepFaults.count(this, logs, props.deployment());
        if (props.logs().encryptsExecutions() && SEND_NOTICES.contains(props.name())) {
            StepFaults.countWithoutNotice(this, logs, props.deployment());
        }
        role = newRole(props);
        StateMachine.Builder builder = StateMachine.Builder.create(this, "Default")
                .stateMachineName(props.machineName())
                .definitionBody(DefinitionBody.fromString(inAnyPartition(props.definition())))
                .definitionSubstitutions(substitutions(props))
                .tracingEnabled(true)
                // Every step, without data: the execution's name and history identify the export.
                .logs(LogOptions.builder()
                        .destination(logs)
                        .level(LogLevel.ALL)
                        .includeExecutionData(false)
                        .build())
                .role(Iam.asWritten(role));
        ExecutionEncryption.of(props.logs()).ifPresent(builder::encryptionConfiguration);
        machine = builder.build();
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
     * Replaces the partition in ARNs. The file has {@code arn:aws:}, so that it opens unchanged in Workflow Studio;
     * China and GovCloud have other partitions.
     */
    private static String inAnyPartition(String definition) {
        return definition.replace("arn:aws:states:", "arn:${Partition}:states:");
    }

    private static Map<String, String> substitutions(Props props) {
        Map<String, String> substitutions = new HashMap<>(props.substitutions());
        substitutions.put("Partition", Aws.PARTITION);
        props.functions().forEach((name, version) -> substitutions.put(name + "FunctionArn", version.getFunctionArn()));
        return substitutions;
    }

    private Role newRole(Props props) {
        List<String> versions = versions(props);
        List<PolicyStatement> same = List.of(
                Iam.allow(DeploymentLogs.DELIVERY, List.of("*")), Iam.allow(SAMPLING, List.of("*")), Iam.tracing());
        Stream<PolicyStatement> calls =
                versions.isEmpty() ? Stream.of() : Stream.of(Iam.allow(List.of("lambda:InvokeFunction"), versions));
        Role made = Role.Builder.create(this, "Role")
                .assumedBy(ServicePrincipal.Builder.create("states.amazonaws.com")
                        .conditions(Iam.onBehalfOf(Iam.arn("states", "stateMachine:" + props.machineName())))
                        .build())
                .inlinePolicies(Map.of(
                        "Permissions",
                        PolicyDocument.Builder.create()
                                .statements(Stream.of(
                                                calls,
                                                same.stream(),
                                                props.permissions().stream(),
                                                ExecutionEncryption.running(props.logs(), props.machineName()).stream(),
                                                ExecutionEncryption.looking(
                                                        props.logs(), props.deployment(), props.permissions())
                                                        .stream())
                                        .flatMap(each -> each)
                                        .toList())
                                .build()))
                .build();
        AcceptedFindings.acceptWildcard(
                made, "*", "Log delivery and X-Ray take no resource; the functions are named one by one.");
        versions.forEach(
                version -> AcceptedFindings.acceptWildcard(
                        made,
                        version,
                        "All versions of this one function: running and redriven executions call the one that they began with."));
        return made;
    }

    /**
     * Every version of each function. An execution keeps the definition and the role that it began with, and calls the
     * version of that time until it ends, or is redriven up to 14 days later; but the role's policy is changed in
     * place, and IAM compares it with the ARN that is called. Allowing only the newest version would break every
     * execution that runs while the stack is updated. The function's own ARN is not included: no definition calls it.
     */
    private static List<String> versions(Props props) {
        return props.functions().values().stream()
                .map(version -> version.getLambda().getFunctionArn() + ":*")
                .toList();
    }
}
