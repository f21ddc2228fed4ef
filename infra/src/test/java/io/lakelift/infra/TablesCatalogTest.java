package io.lakelift.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Tables of the exports: what the stack makes for them, and for whom. */
@NullUnmarked
class TablesCatalogTest {
    private static final String GLUE = "arn:${AWS::Partition}:glue:${AWS::Region}:${AWS::AccountId}:";
    private static final String HERE = " if {StringEqualsIfExists={s3:ResourceAccount=${AWS::AccountId}}}";
    private static final List<String> READING =
            List.of("glue:GetDatabase", "glue:GetDatabases", "glue:GetTable", "glue:GetTables");

    private final SynthesizedDeployment tables = SynthesizedDeployment.ofTables();
    private final SynthesizedDeployment everything = SynthesizedDeployment.ofEverything();

    @Test
    void withoutTables_nothingIsMadeForThem() {
        SynthesizedDeployment plain = SynthesizedDeployment.of();
        assertThat(plain.all()).noneMatch(it -> it.type().startsWith("AWS::Glue::"));
        assertThat(plain.all("AWS::IAM::ManagedPolicy")).isEmpty();
        assertThat(plain.logicalIds("AWS::Lambda::Function")).noneMatch(id -> id.contains("RegisterTables"));
        assertThat(TemplateText.of(plain.resource("AWS::Lambda::Function", "FunctionsVerifyExport")
                        .body()))
                .doesNotContain("LAKELIFT_TABLES");
    }

    @Test
    void registerTables_hasTheFilesWords_andTheJarOfVerifyExport() {
        Resource function = everything.resource("AWS::Lambda::Function", "FunctionsRegisterTables");
        assertThat(function.property("FunctionName")).isEqualTo("nightly-EU-1-register-tables");
        assertThat(function.property("Handler")).isEqualTo("io.lakelift.tables.handler.RegisterTables::handleRequest");
        assertThat(function.property("MemorySize")).isEqualTo("1769");
        assertThat(function.property("Timeout")).isEqualTo("900");
        assertThat(function.property("Environment", "Variables"))
                .isEqualTo("{JAVA_TOOL_OPTIONS=-XX:TieredStopAtLevel=1 -Dhardwood.uselibdeflate=false, "
                        + "LAKELIFT_NAME=nightly-EU-1, LAKELIFT_S3_BUCKET_NAME=my.lake-1, "
                        + "LAKELIFT_TABLES_DATABASE=shop_lake, LAKELIFT_TABLES_KEEP_NIGHTS=14, "
                        + "LAKELIFT_TABLES_LOCATION=s3://tables-lake/lakelift, LAKELIFT_TABLES_MIN_ROWS_CHANGE=20, "
                        + "LAKELIFT_TABLES_NAMES=database_schema_table, LAKELIFT_TABLES_ON_DAMAGE=register, "
                        + "LAKELIFT_TABLES_VIEWS_NUMERIC_SCALE=2}");
        assertThat(function.property("Code"))
                .isEqualTo(everything
                        .resource("AWS::Lambda::Function", "FunctionsVerifyExport")
                        .property("Code"));
    }

    /** The check asks for the tables, and names the command that registers by hand. */
    @Test
    void verifyExport_knowsOfTheTables() {
        assertThat(tables.resource("AWS::Lambda::Function", "FunctionsVerifyExport")
                        .property("Environment", "Variables"))
                .contains(
                        "LAKELIFT_TABLES_DATABASE=lake",
                        "LAKELIFT_TABLES_LOCATION=s3://${Exports}/lakelift-tables/lake",
                        "LAKELIFT_TABLES_KEEP_NIGHTS=7",
                        "LAKELIFT_TABLES_NAMES=schema_table",
                        "LAKELIFT_TABLES_ON_DAMAGE=hold",
                        "LAKELIFT_TABLES_MIN_ROWS_CHANGE=50");
    }

    @Test
    void registerTables_handlerIsAClassOfTheTablesModule() {
        assertThat(Repository.here()
                        .root()
                        .resolve("tables/src/main/java/io/lakelift/tables/handler/RegisterTables.java"))
                .exists();
    }

    /** It reads no export, and deletes metadata and tables of single nights only. */
    @Test
    void registerTables_mayWriteBelowItsLocationAndInItsDatabase() {
        String place = "${Exports.Arn}/lakelift-tables/lake/*";
        String reports = "${Exports.Arn}/lakelift/lakelift/exports/*";
        List<String> expected = new ArrayList<>(List.of(
                "Allow s3:ListBucket on ${Exports.Arn}",
                "Allow s3:GetObject on " + reports,
                "Allow s3:GetObject on " + place,
                "Allow s3:PutObject on " + reports + "/registration.json" + HERE,
                "Allow s3:PutObject on " + place + HERE,
                "Allow s3:DeleteObject on " + place + HERE,
                "Allow kms:Decrypt on ${Key.Arn}",
                "Allow kms:GenerateDataKey on ${Key.Arn}",
                "Allow logs:CreateLogStream on ${FunctionsRegisterTablesLogs.Arn}",
                "Allow logs:PutLogEvents on ${FunctionsRegisterTablesLogs.Arn}",
                "Allow xray:PutTraceSegments on *",
                "Allow xray:PutTelemetryRecords on *"));
        for (String action : List.of("glue:GetTable", "glue:GetTables", "glue:CreateTable", "glue:UpdateTable")) {
            expected.addAll(onCatalog(action, "lake", "*"));
        }
        expected.addAll(onCatalog("glue:DeleteTable", "lake", "*__20??_??_??*"));
        assertThat(tables.resource("AWS::IAM::Role", "FunctionsRegisterTablesRole")
                        .permissions())
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void registerTables_inAnotherBucket_isHeldToItsAccount() {
        SynthesizedDeployment other = SynthesizedDeployment.of(
                "storage: {bucketAccounts: {their-tables: '999988887777'}}",
                "tables: {database: lake, location: s3://their-tables/a/b}");
        assertThat(other.resource("AWS::IAM::Role", "FunctionsRegisterTablesRole")
                        .permissions())
                .contains(
                        "Allow s3:ListBucket on arn:${AWS::Partition}:s3:::their-tables",
                        "Allow s3:DeleteObject on arn:${AWS::Partition}:s3:::their-tables/a/b/*"
                                + " if {StringEqualsIfExists={s3:ResourceAccount=999988887777}}");
    }

    @Test
    void exportMachine_mayCallIt_andReportsAndAlarmsKnowIt() {
        assertThat(tables.resource("AWS::StepFunctions::StateMachine", "ExportWorkflow")
                        .property("DefinitionSubstitutions", "RegisterTablesFunctionArn"))
                .isEqualTo("${FunctionsRegisterTablesCurrentVersion}");
        assertThat(tables.resource("AWS::IAM::Role", "ExportWorkflowRole").permissions())
                .contains("Allow lambda:InvokeFunction on ${FunctionsRegisterTables.Arn}:*");
        assertThat(tables.all("AWS::CloudWatch::Alarm"))
                .extracting(alarm -> alarm.property("AlarmName"))
                .contains("lakelift-register-tables-failing");
        assertThat(tables.resource("AWS::CloudWatch::Dashboard", "Dashboard").property("DashboardBody"))
                .contains("lakelift-register-tables");
    }

    @Test
    void database_isMadeAndOutlivesTheStack_unlessItWasThere() {
        Resource database = tables.resource("AWS::Glue::Database", "TablesDatabase");
        assertThat(database.property("DatabaseInput", "Name")).isEqualTo("lake");
        assertThat(database.property("CatalogId")).isEqualTo("${AWS::AccountId}");
        assertThat(database.deletionPolicy()).isEqualTo("RetainExceptOnCreate");
        assertThat(database.updateReplacePolicy()).isEqualTo("Retain");
        assertThat(everything.all("AWS::Glue::Database")).isEmpty();
    }

    @Test
    void reader_readsAndIsRefusedWhatDeletes() {
        List<String> objects = List.of("${Exports.Arn}/nightly/*", "${Exports.Arn}/lakelift-tables/lake/*");
        List<String> expected = new ArrayList<>(List.of(
                "Allow s3:GetBucketLocation on ${Exports.Arn}",
                "Allow s3:ListBucket on ${Exports.Arn}",
                "Allow kms:Decrypt on ${Key.Arn}"));
        READING.forEach(action -> expected.addAll(onCatalog(action, "lake", "*")));
        for (String object : objects) {
            expected.add("Allow s3:GetObject on " + object);
            List.of("s3:DeleteObject", "s3:DeleteObjectVersion", "s3:PutObject")
                    .forEach(action -> expected.add("Deny %s on %s".formatted(action, object)));
        }
        List.of("glue:CreateTable", "glue:UpdateTable", "glue:DeleteTable", "glue:BatchDeleteTable")
                .forEach(action -> expected.add("Deny %s on %stable/lake/*".formatted(action, GLUE)));
        expected.add("Deny glue:DeleteDatabase on %sdatabase/lake".formatted(GLUE));
        assertThat(tables.resource("AWS::IAM::ManagedPolicy", "TablesReader").statements("PolicyDocument", "Statement"))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(tables.outputs()).containsEntry("TablesReaderPolicyArn", "${TablesReader}");
    }

    /** What schedules export to other buckets belongs to the tables too. */
    @Test
    void reader_ofEverything_readsWhereSchedulesExportTo() {
        assertThat(everything
                        .resource("AWS::IAM::ManagedPolicy", "TablesReader")
                        .statements("PolicyDocument", "Statement"))
                .contains(
                        "Allow s3:GetObject on arn:${AWS::Partition}:s3:::my.lake-1/exports/team=a/*",
                        "Allow s3:GetObject on arn:${AWS::Partition}:s3:::archive-lake/20??/??/*",
                        "Allow s3:GetObject on arn:${AWS::Partition}:s3:::tables-lake/lakelift/*",
                        "Deny s3:DeleteObject on arn:${AWS::Partition}:s3:::archive-lake/20??/??/*")
                .noneMatch(line -> line.contains("partner-lake"));
    }

    @Test
    void readersOfOtherAccounts_mayReadObjects_throughS3Alone() {
        String them = " to {AWS=arn:${AWS::Partition}:iam::999988887777:root}";
        assertThat(tables.resource("AWS::S3::BucketPolicy", "ExportsPolicy").statements("PolicyDocument", "Statement"))
                .filteredOn(line -> line.startsWith("Allow"))
                .containsExactlyInAnyOrder(
                        "Allow s3:GetBucketLocation on ${Exports.Arn}" + them,
                        "Allow s3:ListBucket on ${Exports.Arn}" + them,
                        "Allow s3:GetObject on ${Exports.Arn}/nightly/*" + them,
                        "Allow s3:GetObject on ${Exports.Arn}/lakelift-tables/lake/*" + them);
        assertThat(tables.resource("AWS::KMS::Key", "Key").statements("KeyPolicy", "Statement"))
                .filteredOn(line -> line.contains("999988887777"))
                .containsExactly("Allow kms:Decrypt on *" + them
                        + " if {StringEquals={kms:ViaService=s3.${AWS::Region}.amazonaws.com}}");
    }

    /** CloudFormation has no resource for it: a person puts it into the catalog. */
    @Test
    void readersOfOtherAccounts_getTheCatalogsPolicyAsAnOutput() throws JsonProcessingException {
        JsonNode policy = new ObjectMapper().readTree(tables.outputs().get("TablesCatalogPolicy"));
        JsonNode statement = policy.at("/Statement/0");
        assertThat(policy.get("Statement")).hasSize(1);
        assertThat(statement.at("/Principal/AWS/0").asText()).isEqualTo("arn:${AWS::Partition}:iam::999988887777:root");
        assertThat(statement.get("Action")).extracting(JsonNode::asText).isEqualTo(READING);
        assertThat(statement.get("Resource"))
                .extracting(JsonNode::asText)
                .containsExactly(GLUE + "catalog", GLUE + "database/lake", GLUE + "table/lake/*");
        assertThat(everything.outputs()).doesNotContainKey("TablesCatalogPolicy");
    }

    private static List<String> onCatalog(String action, String database, String names) {
        return List.of(
                "Allow %s on %scatalog".formatted(action, GLUE),
                "Allow %s on %sdatabase/%s".formatted(action, GLUE, database),
                "Allow %s on %stable/%s/%s".formatted(action, GLUE, database, names));
    }
}
