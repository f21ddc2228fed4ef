package io.lakelift.infra;

import io.lakelift.config.Config;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;

/** What RDS itself becomes while it writes an export: it reaches the buckets, the prefixes in them and the keys that the file names. */
final class ExportRole extends Construct {
    /** The service that assumes the role; the role may be passed to no other. */
    static final String SERVICE = "export.rds.amazonaws.com";

    private final Role role;

    /**
     * @param s3Prefix empty for the whole bucket
     * @param elsewhere what the schedules name beside bucket and key
     */
    record Props(IBucket bucket, String s3Prefix, IKey key, Elsewhere elsewhere) {
        static Props of(Config config, IBucket bucket, IKey key) {
            return new Props(bucket, config.storage().s3Prefix(), key, Elsewhere.of(config));
        }

        private List<String> buckets() {
            return Stream.concat(
                            Stream.of(bucket.getBucketArn()),
                            elsewhere.buckets().stream().map(Props::s3))
                    .toList();
        }

        private List<String> objects() {
            String own = bucket.arnForObjects(s3Prefix.isEmpty() ? "*" : s3Prefix + "/*");
            return Stream.concat(Stream.of(own), elsewhere.folders().stream().map(Props::s3))
                    .toList();
        }

        private List<String> keys() {
            return Stream.concat(Stream.of(key.getKeyArn()), elsewhere.ownRoleKeys().stream())
                    .toList();
        }

        private static String s3(String resource) {
            return "arn:%s:s3:::%s".formatted(Aws.PARTITION, resource);
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
                        Iam.allow(List.of("s3:ListBucket", "s3:GetBucketLocation"), props.buckets()),
                        Iam.allow(List.of("s3:PutObject*", "s3:GetObject*", "s3:DeleteObject*"), props.objects()),
                        // What S3 asks of whoever writes, in parts too, to a bucket encrypted with a key.
                        Iam.allow(List.of("kms:Decrypt", "kms:GenerateDataKey", "kms:DescribeKey"), props.keys())))
                .build();
    }

    private void acceptWildcards(Props props) {
        for (String action : List.of("PutObject", "GetObject", "DeleteObject")) {
            Findings.accept(
                    role,
                    "AwsSolutions-IAM5[Action::s3:" + action + "*]",
                    "RDS checks the role for exactly this action before it starts an export.");
        }
        props.objects()
                .forEach(
                        objects -> Findings.acceptWildcard(
                                role,
                                objects,
                                "RDS makes the names of the objects; they all lie in named buckets, under configured prefixes."));
    }
}
