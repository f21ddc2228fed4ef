package io.lakelift.infra;

import io.lakelift.config.Tables;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.glue.CfnDatabase;
import software.amazon.awscdk.services.iam.AccountPrincipal;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/**
 * The database of the tables that exports become, and who may read it: a policy for roles of this account, and, for the accounts
 * that the file names, what the bucket and the key must say. A catalog has one policy for everyone in it, which no stack may
 * overwrite: so that policy is an output, to be added by hand.
 */
final class TableDatabase extends Construct {
    private final Tables tables;
    private final ExportFunctions.Environment environment;
    private final TablePlaces places;

    TableDatabase(Construct scope, String id, Tables tables, ExportFunctions.Environment environment) {
        super(scope, id);
        this.tables = tables;
        this.environment = environment;
        places = TablePlaces.of(tables, environment);
        if (tables.createDatabase()) {
            database();
        }
        ManagedPolicy reader = readerPolicy();
        output(
                "ReaderPolicyArn",
                "Attach it to a role that reads the tables; it denies what could delete them",
                reader.getManagedPolicyArn());
        if (!tables.readers().isEmpty()) {
            open();
        }
    }

    private void database() {
        CfnDatabase.Builder.create(this, "Default")
                .catalogId(Aws.ACCOUNT_ID)
                .databaseInput(CfnDatabase.DatabaseInputProperty.builder()
                        .name(tables.database())
                        .description("Exports by the Lakelift deployment "
                                + environment.config().name())
                        .build())
                .build()
                // Its tables are not the stack's, and would go with it.
                .applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    }

    private ManagedPolicy readerPolicy() {
        ManagedPolicy policy = ManagedPolicy.Builder.create(this, "Reader")
                .description("Reads tables that the Lakelift deployment %s makes of exports, and deletes nothing"
                        .formatted(environment.config().name()))
                .statements(Stream.concat(reading().stream(), Stream.of(keeping(), keepingTables()))
                        .toList())
                .build();
        Stream.of(places.exported(), places.metadata(), List.of(Iam.arn("glue", "table/" + tables.database() + "/*")))
                .flatMap(List::stream)
                .forEach(resource -> Findings.acceptWildcard(
                        policy,
                        resource,
                        "Whoever reads the tables reads all of them; the names are not known before."));
        return policy;
    }

    private List<PolicyStatement> reading() {
        return List.of(
                Iam.allow(
                        List.of("glue:GetDatabase", "glue:GetDatabases", "glue:GetTable", "glue:GetTables"),
                        places.catalog("*")),
                Iam.allow(List.of("s3:GetBucketLocation", "s3:ListBucket"), places.buckets()),
                Iam.allow(List.of("s3:GetObject"), places.readable()),
                Iam.allow(List.of("kms:Decrypt"), List.of(environment.key().getKeyArn())));
    }

    /** Athena's DROP TABLE deletes an Iceberg table's data, which is the export, where the one who runs it may. */
    private PolicyStatement keeping() {
        return deny(List.of("s3:DeleteObject", "s3:DeleteObjectVersion", "s3:PutObject"), places.readable());
    }

    private PolicyStatement keepingTables() {
        return deny(
                List.of("glue:DeleteTable", "glue:BatchDeleteTable", "glue:UpdateTable"),
                List.of(Iam.arn("glue", "table/" + tables.database() + "/*")));
    }

    private static PolicyStatement deny(List<String> actions, List<String> resources) {
        return PolicyStatement.Builder.create()
                .effect(Effect.DENY)
                .actions(actions)
                .resources(resources)
                .build();
    }

    /** For the accounts of the file, whose own policies then say which of their roles may. */
    private void open() {
        environment
                .bucket()
                .addToResourcePolicy(forReaders(
                        List.of("s3:GetBucketLocation", "s3:ListBucket"),
                        List.of(environment.bucket().getBucketArn())));
        environment
                .bucket()
                .addToResourcePolicy(forReaders(
                        List.of("s3:GetObject"), List.of(environment.bucket().getBucketArn() + "/*")));
        environment.key().addToResourcePolicy(forReaders(List.of("kms:Decrypt"), List.of("*")));
        output(
                "CatalogPolicy",
                "Add its statement to the policy of the Glue Data Catalog: aws glue put-resource-policy",
                Stack.of(this)
                        .toJsonString(Map.of(
                                "Version",
                                "2012-10-17",
                                "Statement",
                                List.of(Map.of(
                                        "Effect",
                                        "Allow",
                                        "Principal",
                                        Map.of("AWS", tables.readers()),
                                        "Action",
                                        List.of(
                                                "glue:GetDatabase",
                                                "glue:GetDatabases",
                                                "glue:GetTable",
                                                "glue:GetTables"),
                                        "Resource",
                                        places.catalog("*"))))));
    }

    private PolicyStatement forReaders(List<String> actions, List<String> resources) {
        return PolicyStatement.Builder.create()
                .principals(tables.readers().stream()
                        .<IPrincipal>map(AccountPrincipal::new)
                        .toList())
                .actions(actions)
                .resources(resources)
                .build();
    }

    private void output(String id, String description, String value) {
        CfnOutput output = CfnOutput.Builder.create(Stack.of(this), id)
                .description(description)
                .value(value)
                .build();
        output.overrideLogicalId(id);
    }
}
