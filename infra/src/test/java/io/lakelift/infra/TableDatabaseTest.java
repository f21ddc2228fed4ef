package io.lakelift.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableDatabaseTest {
    private static final String GLUE = "arn:${AWS::Partition}:glue:${AWS::Region}:${AWS::AccountId}:";

    private final Deployment deployment = Deployment.ofTables();

    @Test
    void database_isCreatedUnlessItExists() {
        assertThat(deployment.resource("AWS::Glue::Database", "Tables").property("DatabaseInput", "Name"))
                .isEqualTo("shop_lake");
        assertThat(Deployment.ofEverything().all("AWS::Glue::Database")).isEmpty();
        assertThat(Deployment.of().all("AWS::Glue::Database")).isEmpty();
    }

    @Test
    void functions_knowTheTables() {
        for (String handler : List.of("VerifyExport", "RegisterTables")) {
            assertThat(deployment
                            .resource("AWS::Lambda::Function", "Functions" + handler)
                            .property("Environment", "Variables"))
                    .isEqualTo("{JAVA_TOOL_OPTIONS=-XX:TieredStopAtLevel=1 -Dhardwood.uselibdeflate=false, "
                            + "LAKELIFT_NAME=shop, LAKELIFT_ON_LOSS=warn, LAKELIFT_S3_BUCKET_NAME=${Exports}, "
                            + "LAKELIFT_TABLES_DATABASE=shop_lake, LAKELIFT_TABLES_KEEP_NIGHTS=14, "
                            + "LAKELIFT_TABLES_LOCATION=s3://${Exports}/lakelift/shop/tables, "
                            + "LAKELIFT_TABLES_MIN_ROWS_CHANGE=50, LAKELIFT_TABLES_NAMES=schema_table, "
                            + "LAKELIFT_TABLES_ON_DAMAGE=hold}");
        }
        assertThat(Deployment.ofEverything()
                        .resource("AWS::Lambda::Function", "FunctionsRegisterTables")
                        .property("Environment", "Variables", "LAKELIFT_TABLES_LOCATION"))
                .isEqualTo("s3://tables-lake/lakelift");
    }

    /** It reads no export, and drops no table but those of single nights. */
    @Test
    void registerTables_writesMetadataAndPointsTheCatalogToIt() {
        List<String> permissions = deployment
                .resource("AWS::IAM::Role", "FunctionsRegisterTablesRole")
                .permissions();
        assertThat(permissions)
                .filteredOn(permission -> permission.contains(" s3:") || permission.contains(" kms:"))
                .containsExactlyInAnyOrder(
                        "Allow s3:ListBucket on ${Exports.Arn}",
                        "Allow s3:GetObject on ${Exports.Arn}/lakelift/shop/*",
                        "Allow s3:PutObject on ${Exports.Arn}/lakelift/shop/*",
                        "Allow s3:GetObject on ${Exports.Arn}/lakelift/shop/tables/*",
                        "Allow s3:PutObject on ${Exports.Arn}/lakelift/shop/tables/*",
                        "Allow s3:DeleteObject on ${Exports.Arn}/lakelift/shop/tables/*",
                        "Allow kms:Decrypt on ${Key.Arn}",
                        "Allow kms:GenerateDataKey on ${Key.Arn}");
        assertThat(permissions)
                .contains("Allow glue:UpdateTable on " + GLUE + "table/shop_lake/*")
                .filteredOn(permission -> permission.contains("DeleteTable"))
                .containsExactlyInAnyOrder(
                        "Allow glue:DeleteTable on " + GLUE + "catalog",
                        "Allow glue:DeleteTable on " + GLUE + "database/shop_lake",
                        "Allow glue:DeleteTable on " + GLUE + "table/shop_lake/*__20??_??_??*");
    }

    @Test
    void readers_ofOtherAccounts_readBucketAndKey_andTheCatalogsPolicyIsGivenForThem() {
        String theirs = " to {AWS=arn:${AWS::Partition}:iam::999988887777:root}";
        assertThat(deployment
                        .resource("AWS::S3::BucketPolicy", "ExportsPolicy")
                        .statements("PolicyDocument", "Statement"))
                .contains(
                        "Allow s3:GetObject on ${Exports.Arn}/*" + theirs,
                        "Allow s3:ListBucket on ${Exports.Arn}" + theirs);
        assertThat(deployment.resource("AWS::KMS::Key", "Key").statements("KeyPolicy", "Statement"))
                .contains("Allow kms:Decrypt on *" + theirs);
        assertThat(deployment.outputs().get("CatalogPolicy"))
                .contains("\"AWS\":[\"999988887777\"]", "glue:GetTable", "table/shop_lake/*");
        assertThat(Deployment.ofEverything().outputs())
                .containsKey("ReaderPolicyArn")
                .doesNotContainKey("CatalogPolicy");
    }

    @Test
    void registerTables_isWatchedWhereItIsCalled() {
        assertThat(deployment.all("AWS::CloudWatch::Alarm"))
                .extracting(alarm -> alarm.property("AlarmName"))
                .contains("shop-register-tables-failing");
    }
}
