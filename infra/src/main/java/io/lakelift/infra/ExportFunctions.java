package io.lakelift.infra;

import static java.util.Map.entry;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.IFunction;
import software.constructs.Construct;

/** The four functions out of one jar, each with the permissions of its one call. */
final class ExportFunctions extends Construct {
    private static final List<String> SOURCES =
            List.of(Iam.arn("rds", "snapshot:*"), Iam.arn("rds", "cluster-snapshot:*"), Iam.arn("rds", "cluster:*"));

    private final Map<String, IFunction> byName;

    record Props(
            DeploymentSettings settings,
            Path jar,
            IKey deploymentKey,
            String bucketName,
            IKey exportKey,
            ExportRole exportRole,
            NoticeTopic topic) {}

    ExportFunctions(Construct scope, String id, Props props) {
        super(scope, id);
        Code code = Code.fromAsset(props.jar().toString());
        ExportFunction start = function(props, code, "StartExport", "start-export", starting(props));
        SOURCES.forEach(source ->
                Findings.acceptWildcard(start.role(), source, "Which source to export is the input's to say."));
        ExportFunction poll = function(props, code, "PollExport", "poll-export", List.of(describing()));
        ExportFunction cancel = function(props, code, "CancelExport", "cancel-export", canceling());
        ExportFunction notify =
                function(props, code, "Notify", "notify", props.topic().publishing());
        byName = Map.of(
                "StartExport", start.function(),
                "PollExport", poll.function(),
                "CancelExport", cancel.function(),
                "Notify", notify.function());
    }

    /** By the name of the handler's class. */
    Map<String, IFunction> byName() {
        return byName;
    }

    private ExportFunction function(
            Props props, Code code, String handler, String name, List<PolicyStatement> permissions) {
        return new ExportFunction(
                this,
                handler,
                new ExportFunction.Props(
                        props.settings().name(),
                        name,
                        "io.lakelift.handler." + handler + "::handleRequest",
                        code,
                        environment(props),
                        props.deploymentKey(),
                        permissions));
    }

    /** The same for all four: the functions read it in one place, and name what is missing. */
    private static Map<String, String> environment(Props props) {
        return Map.ofEntries(
                entry("LAKELIFT_NAME", props.settings().name()),
                entry("LAKELIFT_S3_BUCKET_NAME", props.bucketName()),
                entry("LAKELIFT_S3_PREFIX", props.settings().s3Prefix()),
                entry("LAKELIFT_IAM_ROLE_ARN", props.exportRole().arn()),
                entry("LAKELIFT_KMS_KEY_ID", props.exportKey().getKeyArn()),
                entry("LAKELIFT_DEADLINE", props.settings().deadline().toString()),
                entry("LAKELIFT_TOPIC_ARN", props.topic().arn()));
    }

    private static List<PolicyStatement> starting(Props props) {
        String key = props.exportKey().getKeyArn();
        return List.of(
                Iam.allow(List.of("rds:StartExportTask"), SOURCES),
                describing(),
                Iam.allow(
                        List.of("iam:PassRole"),
                        List.of(props.exportRole().arn()),
                        Map.of("StringEquals", Map.of("iam:PassedToService", ExportRole.SERVICE))),
                // RDS asks for its grant in our name; a grant that we ask for ourselves stays refused.
                Iam.allow(
                        List.of("kms:CreateGrant"),
                        List.of(key),
                        Map.of("Bool", Map.of("kms:GrantIsForAWSResource", "true"))),
                Iam.allow(List.of("kms:DescribeKey"), List.of(key)));
    }

    private static List<PolicyStatement> canceling() {
        return List.of(Iam.allow(List.of("rds:CancelExportTask"), List.of("*")), describing());
    }

    private static PolicyStatement describing() {
        return Iam.allow(List.of("rds:DescribeExportTasks"), List.of("*"));
    }
}
