package io.lakelift.infra;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.ApplicationLogLevel;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.lambda.Version;
import software.amazon.awscdk.services.lambda.VersionOptions;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * One Lambda function with its own role, log group and published version. State machines call the version, so that an
 * execution that runs during an update continues with the code that it began with. SnapStart is off: it would save
 * about two seconds of a cold start, which do not matter for exports that take hours.
 */
final class ExportFunction extends Construct {
    private final Version version;

    record Props(
            String deployment,
            String name,
            String handler,
            Duration timeout,
            int memory,
            Code code,
            Map<String, String> environment,
            DeploymentLogs.Kept logs,
            List<PolicyStatement> permissions) {}

    ExportFunction(Construct scope, String id, Props props) {
        super(scope, id);
        LogGroup logs =
                DeploymentLogs.group(this, DeploymentLogs.functionLogs(props.deployment(), props.name()), props.logs());
        Function function = Function.Builder.create(this, "Default")
                .functionName(props.deployment() + "-" + props.name())
                .runtime(Runtime.JAVA_25)
                .architecture(Architecture.ARM_64)
                .memorySize(props.memory())
                .timeout(props.timeout())
                .handler(props.handler())
                .code(props.code())
                .environment(props.environment())
                .tracing(Tracing.ACTIVE)
                .loggingFormat(LoggingFormat.JSON)
                .applicationLogLevelV2(ApplicationLogLevel.INFO)
                .logGroup(logs)
                .role(Iam.asWritten(role(props, logs)))
                // Without this an update would delete the version that running executions call. Not plain RETAIN: a
                // version that a failed deployment made would stay, and Lambda refuses to publish the same code again.
                .currentVersionOptions(VersionOptions.builder()
                        .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
                        .build())
                .build();
        acceptAsItIs(function);
        // Its logical id contains a hash of all the function's properties that a version locks, including the code: a
        // function that did not change gets no new version.
        version = function.getCurrentVersion();
    }

    /** The version published from this code and configuration; it is kept when a newer one replaces it. */
    Version version() {
        return version;
    }

    private static void acceptAsItIs(Function function) {
        for (String finding : List.of("Serverless-LambdaDLQ", "NIST.800.53.R5-LambdaDLQ")) {
            AcceptedFindings.accept(
                    function,
                    finding,
                    "Step Functions calls it and waits for its answer, so nothing is lost; the schedule that measures has a dead-letter "
                            + "queue, and a measurement that fails is reported by its alarm and made again.");
        }
        AcceptedFindings.accept(
                function,
                "NIST.800.53.R5-LambdaConcurrency",
                "A reservation would take concurrency away from the account's other functions; how many run at once is bounded by the "
                        + "fleet's concurrency, and a throttled call is tried again.");
        AcceptedFindings.accept(
                function,
                "NIST.800.53.R5-LambdaInsideVPC",
                "It calls AWS's APIs over TLS and nothing else, no database and nothing in a VPC; there it would need a NAT gateway or an "
                        + "endpoint for each service.");
    }

    private Role role(Props props, LogGroup logs) {
        PolicyStatement logging =
                Iam.allow(List.of("logs:CreateLogStream", "logs:PutLogEvents"), List.of(logs.getLogGroupArn()));
        Role role = Role.Builder.create(this, "Role")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .inlinePolicies(Map.of(
                        "Permissions",
                        PolicyDocument.Builder.create()
                                .statements(
                                        Stream.concat(props.permissions().stream(), Stream.of(logging, Iam.tracing()))
                                                .toList())
                                .build()))
                .build();
        AcceptedFindings.acceptWildcard(
                role,
                "*",
                "X-Ray's actions take no resource, nor do those of RDS and FSx that describe tasks, nor the one that cancels RDS's.");
        AcceptedFindings.accept(
                role,
                "Serverless-LambdaStarPermissions",
                "Each wildcard of this role is accepted by itself, with its reason, under AwsSolutions-IAM5.");
        FunctionPermissions.openExecutions(props.permissions())
                .forEach(resource -> AcceptedFindings.acceptWildcard(
                        role, resource, "Executions of the one export machine, whose names are not known in advance."));
        FunctionPermissions.openObjects(props.permissions())
                .forEach(resource -> AcceptedFindings.acceptWildcard(
                        role,
                        resource,
                        "RDS and FSx choose the names of an export's objects, and a report has its export's name."));
        FunctionPermissions.openTables(props.permissions())
                .forEach(resource -> AcceptedFindings.acceptWildcard(
                        role, resource, "The tables of this one database are named after what was exported."));
        FunctionPermissions.openNames(props.permissions())
                .forEach(
                        resource -> AcceptedFindings.acceptWildcard(
                                role,
                                resource,
                                "Which database or file system to export, and so which key it is encrypted with, depends on the input."));
        return role;
    }
}
