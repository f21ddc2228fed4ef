package io.lakelift.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;

/** What RDS itself becomes while it writes an export: it reaches one bucket, one prefix in it, and one key. */
final class ExportRole extends Construct {
    /** The service that assumes the role; the role may be passed to no other. */
    static final String SERVICE = "export.rds.amazonaws.com";

    private final Role role;

    /** @param s3Prefix empty for the whole bucket */
    record Props(IBucket bucket, String s3Prefix, IKey key) {
        static Props of(DeploymentSettings settings, IBucket bucket, IKey key) {
            return new Props(bucket, settings.s3Prefix(), key);
        }

        String objects() {
            return bucket.arnForObjects(s3Prefix.isEmpty() ? "*" : s3Prefix + "/*");
        }
    }

    ExportRole(Construct scope, String id, Props props) {
        super(scope, id);
        role = Role.Builder.create(this, "Default")
                .description("Lets RDS write exports")
                .assumedBy(ServicePrincipal.Builder.create(SERVICE)
                        .conditions(Iam.onBehalfOf(Iam.arn("rds", "*")))
                        .build())
                .inlinePolicies(Map.of("WriteExports", writeExports(props)))
                .build();
        acceptWildcards(props);
    }

    String arn() {
        return role.getRoleArn();
    }

    private static PolicyDocument writeExports(Props props) {
        return PolicyDocument.Builder.create()
                .statements(List.of(
                        Iam.allow(
                                List.of("s3:ListBucket", "s3:GetBucketLocation"),
                                List.of(props.bucket().getBucketArn())),
                        Iam.allow(
                                List.of("s3:PutObject*", "s3:GetObject*", "s3:DeleteObject*"),
                                List.of(props.objects())),
                        // What S3 asks of whoever writes, in parts too, to a bucket encrypted with a key.
                        Iam.allow(
                                List.of("kms:Decrypt", "kms:GenerateDataKey", "kms:DescribeKey"),
                                List.of(props.key().getKeyArn()))))
                .build();
    }

    private void acceptWildcards(Props props) {
        for (String action : List.of("PutObject", "GetObject", "DeleteObject")) {
            Findings.accept(
                    role,
                    "AwsSolutions-IAM5[Action::s3:" + action + "*]",
                    "RDS checks the role for exactly this action before it starts an export.");
        }
        Findings.acceptWildcard(
                role,
                props.objects(),
                "RDS makes the names of the objects; they all lie in the one bucket, under the configured prefix.");
    }
}
