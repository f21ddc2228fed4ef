package io.lakelift.infra;

import io.lakelift.config.ForeignResources;
import io.lakelift.config.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * The IAM permissions of the function that registers tables, and of the tables' readers. Glue requires permission for
 * the catalog and the database as well as the table.
 *
 * @see <a href="https://docs.aws.amazon.com/glue/latest/dg/glue-specifying-resource-arns.html">Glue: resource ARNs</a>
 */
final class TablesPermissions {
    /** The calls of query engines that only read a catalog. */
    static final List<String> READING =
            List.of("glue:GetDatabase", "glue:GetDatabases", "glue:GetTable", "glue:GetTables");

    /** The actions that delete an export or a table's metadata, or replace a table. */
    private static final List<String> CHANGING_OBJECTS =
            List.of("s3:DeleteObject", "s3:DeleteObjectVersion", "s3:PutObject");

    private static final List<String> CHANGING_TABLES =
            List.of("glue:CreateTable", "glue:UpdateTable", "glue:DeleteTable", "glue:BatchDeleteTable");

    private TablesPermissions() {}

    /**
     * Allows RegisterTables to read the check's results but no export. It can delete only below the tables' prefix, and
     * in the catalog only tables of one night, whose names end with its date.
     */
    static List<PolicyStatement> registering(ExportFunctions.Environment environment, Tables tables) {
        TablesPlace place = TablesPlace.of(environment.config(), tables, environment.bucket());
        String bucket = environment.bucket().getBucketArn();
        String kept = "%s/lakelift/%s/exports/*"
                .formatted(bucket, environment.config().name());
        return List.of(
                // Without permission to list the bucket, a missing object is answered as denied.
                Iam.allow(List.of("s3:ListBucket"), distinct(bucket, place.bucketArn())),
                Iam.allow(List.of("s3:GetObject"), List.of(kept, place.objects())),
                Iam.allow(
                        List.of("s3:PutObject"),
                        List.of(kept + "/registration.json"),
                        ExportRole.ofAccount(environment.bucketAccount())),
                Iam.allow(
                        List.of("s3:PutObject", "s3:DeleteObject"),
                        List.of(place.objects()),
                        ExportRole.ofAccount(place.account())),
                Iam.allow(
                        List.of("kms:Decrypt", "kms:GenerateDataKey"),
                        List.of(environment.key().getKeyArn())),
                Iam.allow(
                        List.of("glue:GetTable", "glue:GetTables", "glue:CreateTable", "glue:UpdateTable"),
                        catalog(tables, "*")),
                Iam.allow(List.of("glue:DeleteTable"), catalog(tables, "*__20??_??_??*")));
    }

    /**
     * A policy for people and roles of this account. Its Deny statements override whatever else they are allowed,
     * because Athena documents that {@code DROP TABLE} deletes an Iceberg table's data, and here that data is the
     * export.
     */
    static List<PolicyStatement> reading(ExportFunctions.Environment environment, Tables tables) {
        ForeignResources foreignResources = ForeignResources.of(environment.config());
        TablesPlace place = TablesPlace.of(environment.config(), tables, environment.bucket());
        Set<String> buckets = new TreeSet<>(arns(foreignResources.buckets()));
        buckets.add(environment.bucket().getBucketArn());
        buckets.add(place.bucketArn());
        List<String> objects = new ArrayList<>(List.of(exports(environment), place.objects()));
        objects.addAll(arns(foreignResources.folders()));
        List<String> keys = Stream.concat(
                        Stream.of(environment.key().getKeyArn()), foreignResources.ownRoleKeys().stream())
                .toList();
        return List.of(
                Iam.allow(READING, catalog(tables, "*")),
                Iam.allow(List.of("s3:GetBucketLocation", "s3:ListBucket"), List.copyOf(buckets)),
                Iam.allow(List.of("s3:GetObject"), objects),
                Iam.allow(List.of("kms:Decrypt"), keys),
                deny(CHANGING_OBJECTS, objects),
                deny(CHANGING_TABLES, List.of(tablesCalled(tables, "*"))),
                deny(List.of("glue:DeleteDatabase"), List.of(database(tables))));
    }

    /**
     * The ARN pattern of the exports' objects: below the prefix that all exports have, or the whole bucket if there is
     * none.
     */
    static String exports(ExportFunctions.Environment environment) {
        String prefix = environment.config().storage().s3Prefix();
        return environment.bucket().arnForObjects(prefix.isEmpty() ? "*" : prefix + "/*");
    }

    /** @param tableNames a pattern of names in the database */
    static List<String> catalog(Tables tables, String tableNames) {
        return List.of(Iam.arn("glue", "catalog"), database(tables), tablesCalled(tables, tableNames));
    }

    private static String database(Tables tables) {
        return Iam.arn("glue", "database/" + tables.database());
    }

    private static String tablesCalled(Tables tables, String names) {
        return Iam.arn("glue", "table/%s/%s".formatted(tables.database(), names));
    }

    private static Set<String> arns(Set<String> paths) {
        return paths.stream().map(Iam::s3).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> distinct(String... resources) {
        return Stream.of(resources).distinct().toList();
    }

    private static PolicyStatement deny(List<String> actions, List<String> resources) {
        return PolicyStatement.Builder.create()
                .effect(Effect.DENY)
                .actions(actions)
                .resources(resources)
                .build();
    }
}
