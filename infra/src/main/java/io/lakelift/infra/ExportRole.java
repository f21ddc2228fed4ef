package io.lakelift.infra;

import io.lakelift.config.Config;
import io.lakelift.config.ForeignResources;
import io.lakelift.config.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;

/**
 * The role that RDS assumes to write exports. It gives access to the deployment's own bucket and key, and to the
 * buckets, prefixes and keys of those schedules that do not name a role of their own.
 */
final class ExportRole extends Construct {
    /** The service that assumes the role; the role may be passed to no other. */
    static final String SERVICE = "export.rds.amazonaws.com";

    private final Role role;

    /**
     * @param storage gives the prefix of the objects, and the accounts that own the buckets
     * @param elsewhere what the schedules name besides this bucket and key
     */
    record Props(IBucket bucket, Storage storage, IKey key, ForeignResources elsewhere) {
        static Props of(Config config, IBucket bucket, IKey key) {
            return new Props(bucket, config.storage(), key, ForeignResources.of(config));
        }

        /** Buckets and objects by the account that must own the bucket, the deployment's own account first. */
        private Map<String, Places> places() {
            Map<String, Places> places = new TreeMap<>();
            String prefix = storage.s3Prefix();
            Places own = at(places, storage.bucketName().orElse(""));
            own.buckets().add(bucket.getBucketArn());
            own.objects().add(bucket.arnForObjects(prefix.isEmpty() ? "*" : prefix + "/*"));
            elsewhere.buckets().forEach(name -> at(places, name).buckets().add(Iam.s3(name)));
            elsewhere
                    .folders()
                    .forEach(folder -> at(places, folder.substring(0, folder.indexOf('/')))
                            .objects()
                            .add(Iam.s3(folder)));
            return places;
        }

        private Places at(Map<String, Places> places, String bucketName) {
            String account = storage.bucketAccounts().getOrDefault(bucketName, Aws.ACCOUNT_ID);
            return places.computeIfAbsent(account, none -> new Places(new ArrayList<>(), new ArrayList<>()));
        }

        private List<String> objects() {
            return places().values().stream()
                    .flatMap(each -> each.objects().stream())
                    .toList();
        }

        private List<String> keys() {
            return Stream.concat(Stream.of(key.getKeyArn()), elsewhere.ownRoleKeys().stream())
                    .toList();
        }
    }

    /** The buckets of one account, and what the role reads and writes in them. */
    private record Places(List<String> buckets, List<String> objects) {}

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
        List<PolicyStatement> statements = new ArrayList<>();
        props.places().forEach((account, places) -> {
            statements.add(
                    Iam.allow(List.of("s3:ListBucket", "s3:GetBucketLocation"), places.buckets(), ofAccount(account)));
            statements.add(Iam.allow(
                    List.of("s3:PutObject*", "s3:GetObject*", "s3:DeleteObject*"),
                    places.objects(),
                    ofAccount(account)));
        });
        // What S3 requires for writes, multipart too, to a bucket encrypted with a key.
        statements.add(Iam.allow(List.of("kms:Decrypt", "kms:GenerateDataKey", "kms:DescribeKey"), props.keys()));
        return PolicyDocument.Builder.create().statements(statements).build();
    }

    /**
     * A condition that the bucket belongs to the account, because anyone may create a deleted bucket again, with the
     * same name and so the same ARN. S3 includes the owner's account in every request. {@code IfExists} is for RDS's
     * undocumented check of the role before it starts: if that asks IAM without S3's keys, it must not find a
     * permission missing.
     */
    static Map<String, Object> ofAccount(String account) {
        return Map.of("StringEqualsIfExists", Map.of("s3:ResourceAccount", account));
    }

    private void acceptWildcards(Props props) {
        for (String action : List.of("PutObject", "GetObject", "DeleteObject")) {
            AcceptedFindings.accept(
                    role,
                    "AwsSolutions-IAM5[Action::s3:" + action + "*]",
                    "RDS checks the role for exactly this action before it starts an export.");
        }
        props.objects()
                .forEach(
                        objects -> AcceptedFindings.acceptWildcard(
                                role,
                                objects,
                                "RDS chooses the names of the objects; they are all in named buckets, under configured prefixes."));
    }
}
