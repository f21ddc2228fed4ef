package io.lakelift.infra;

import static java.util.Map.entry;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;

/** The four functions out of one jar, each with the permissions of its one call. */
final class ExportFunctions extends Construct {
    private static final List<String> SOURCES =
            List.of(Iam.arn("rds", "snapshot:*"), Iam.arn("rds", "cluster-snapshot:*"), Iam.arn("rds", "cluster:*"));

    private final Props props;
    private final Code code;
    private final Map<String, IFunction> byName;

    /** What the functions work with. */
    record Environment(DeploymentSettings settings, IBucket bucket, ExportRole role, IKey key, NoticeTopic topic) {
        /** The same for all four: they read it in one place, and name what is missing. */
        Map<String, String> variables() {
            return Map.ofEntries(
                    entry("LAKELIFT_NAME", settings.name()),
                    entry("LAKELIFT_S3_BUCKET_NAME", bucket.getBucketName()),
                    entry("LAKELIFT_S3_PREFIX", settings.s3Prefix()),
                    entry("LAKELIFT_IAM_ROLE_ARN", role.arn()),
                    entry("LAKELIFT_KMS_KEY_ID", key.getKeyArn()),
                    entry("LAKELIFT_DEADLINE", settings.deadline().toString()),
                    entry("LAKELIFT_TOPIC_ARN", topic.arn()));
        }
    }

    record Props(Path jar, Environment environment, IKey logKey) {}

    ExportFunctions(Construct scope, String id, Props props) {
        super(scope, id);
        this.props = props;
        code = Code.fromAsset(props.jar().toString());
        ExportFunction start = function("StartExport", "start-export", starting());
        SOURCES.forEach(source ->
                Findings.acceptWildcard(start.role(), source, "Which source to export is for the input to say."));
        byName = Map.of(
                "StartExport", start.function(),
                "PollExport",
                        function("PollExport", "poll-export", List.of(describing()))
                                .function(),
                "CancelExport",
                        function("CancelExport", "cancel-export", canceling()).function(),
                "Notify",
                        function("Notify", "notify", props.environment().topic().publishing())
                                .function());
    }

    /** By the name of the handler's class. */
    Map<String, IFunction> byName() {
        return byName;
    }

    private ExportFunction function(String handler, String name, List<PolicyStatement> permissions) {
        String deployment = props.environment().settings().name();
        return new ExportFunction(
                this,
                handler,
                new ExportFunction.Props(
                        deployment,
                        name,
                        "io.lakelift.handler." + handler + "::handleRequest",
                        code,
                        props.environment().variables(),
                        props.logKey(),
                        permissions));
    }

    private List<PolicyStatement> starting() {
        String role = props.environment().role().arn();
        String key = props.environment().key().getKeyArn();
        return List.of(
                Iam.allow(List.of("rds:StartExportTask"), SOURCES),
                describing(),
                Iam.allow(
                        List.of("iam:PassRole"),
                        List.of(role),
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
