package io.lakelift.infra;

import io.lakelift.config.Tables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.glue.CfnDatabase;
import software.amazon.awscdk.services.iam.AccountPrincipal;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/**
 * Creates the Glue database for the tables, if {@code createDatabase} is true, and an IAM policy for reading them. For
 * readers in other accounts, it also extends the policies of the bucket and the key. These readers need access to the
 * Glue Data Catalog too, but CloudFormation cannot change its resource policy, so the stack outputs the statement for
 * the operator to add.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_Glue.html">CloudFormation:
 *     Glue</a>
 */
final class TablesCatalog extends Construct {
    private final Tables tables;
    private final ExportFunctions.Environment environment;

    record Props(Tables tables, ExportFunctions.Environment environment) {}

    TablesCatalog(Construct scope, String id, Props props) {
        super(scope, id);
        tables = props.tables();
        environment = props.environment();
        if (tables.createDatabase()) {
            database();
        }
        output("TablesReaderPolicyArn", "Lets a role read the tables, and delete nothing", reader());
        if (!tables.readers().isEmpty()) {
            shareObjects();
            output(
                    "TablesCatalogPolicy",
                    "Add it to the resource policy of the Glue Data Catalog: CloudFormation cannot",
                    Stack.of(this).toJsonString(catalogPolicy()));
        }
    }

    /** The database contains tables that the stack did not create, so it outlives the stack, as the exports do. */
    private void database() {
        CfnDatabase database = CfnDatabase.Builder.create(this, "Database")
                .catalogId(Aws.ACCOUNT_ID)
                .databaseInput(CfnDatabase.DatabaseInputProperty.builder()
                        .name(tables.database())
                        .description("Tables of the exports of the Lakelift deployment "
                                + environment.config().name())
                        .build())
                .build();
        database.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    }

    private String reader() {
        List<PolicyStatement> statements = TablesPermissions.reading(environment, tables);
        ManagedPolicy policy = ManagedPolicy.Builder.create(this, "Reader")
                .description("Reads the tables of the Lakelift deployment "
                        + environment.config().name() + ", and refuses to delete or change what they are made of")
                .document(PolicyDocument.Builder.create().statements(statements).build())
                .build();
        FunctionPermissions.openTables(statements)
                .forEach(resource -> AcceptedFindings.acceptWildcard(
                        policy, resource, "The tables of this one database are named after what was exported."));
        FunctionPermissions.openObjects(statements)
                .forEach(resource -> AcceptedFindings.acceptWildcard(
                        policy,
                        resource,
                        "RDS chooses the names of an export's objects, and metadata has random ones."));
        return policy.getManagedPolicyArn();
    }

    /** A role of another account also needs a policy there: its own account decides who may read. */
    private void shareObjects() {
        TablesPlace place = TablesPlace.of(environment.config(), tables, environment.bucket());
        List<IPrincipal> accounts =
                tables.readers().stream().<IPrincipal>map(AccountPrincipal::new).toList();
        environment
                .bucket()
                .addToResourcePolicy(shared(accounts)
                        .actions(List.of("s3:GetBucketLocation", "s3:ListBucket"))
                        .resources(List.of(environment.bucket().getBucketArn()))
                        .build());
        environment
                .bucket()
                .addToResourcePolicy(shared(accounts)
                        .actions(List.of("s3:GetObject"))
                        .resources(List.of(TablesPermissions.exports(environment), place.objects()))
                        .build());
        environment
                .key()
                .addToResourcePolicy(shared(accounts)
                        .actions(List.of("kms:Decrypt"))
                        .resources(List.of("*"))
                        .conditions(Map.of(
                                "StringEquals", Map.of("kms:ViaService", "s3.%s.amazonaws.com".formatted(Aws.REGION))))
                        .build());
    }

    private static PolicyStatement.Builder shared(List<IPrincipal> accounts) {
        return PolicyStatement.Builder.create().principals(accounts);
    }

    private Map<String, Object> catalogPolicy() {
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("Sid", "LakeliftReaders" + tables.database().replaceAll("[^a-z0-9]", ""));
        statement.put("Effect", "Allow");
        statement.put(
                "Principal",
                Map.of(
                        "AWS",
                        tables.readers().stream()
                                .map(account -> "arn:%s:iam::%s:root".formatted(Aws.PARTITION, account))
                                .collect(Collectors.toList())));
        statement.put("Action", TablesPermissions.READING);
        statement.put("Resource", TablesPermissions.catalog(tables, "*"));
        Map<String, Object> policy = new LinkedHashMap<>();
        policy.put("Version", "2012-10-17");
        policy.put("Statement", List.of(statement));
        return policy;
    }

    private void output(String id, String description, String value) {
        CfnOutput output = CfnOutput.Builder.create(this, id)
                .description(description)
                .value(value)
                .build();
        output.overrideLogicalId(id);
    }
}
