package io.lakelift.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Collections;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotNotFoundException;
import software.amazon.awssdk.services.rds.model.DbSnapshotNotFoundException;
import software.amazon.awssdk.services.rds.model.IamRoleMissingPermissionsException;
import software.amazon.awssdk.services.rds.model.IamRoleNotFoundException;
import software.amazon.awssdk.services.rds.model.InvalidExportOnlyException;
import software.amazon.awssdk.services.rds.model.InvalidExportSourceStateException;
import software.amazon.awssdk.services.rds.model.InvalidS3BucketException;
import software.amazon.awssdk.services.rds.model.KmsKeyNotAccessibleException;
import software.amazon.awssdk.services.rds.model.RdsException;
import software.amazon.awssdk.services.rds.model.StartExportTaskRequest;

/** Every refusal arrives in AWS's client as the exception that RDS's own would. */
class RdsErrorsTest extends CloudTest {
    private static final String RDS = "arn:aws:rds:eu-west-1:123456789012:";

    private static Arguments refused(
            String what,
            UnaryOperator<StartExportTaskRequest.Builder> change,
            Class<? extends RdsException> as,
            String code,
            int status) {
        return Arguments.of(what, change, as, code, status);
    }

    private static Arguments invalid(String what, UnaryOperator<StartExportTaskRequest.Builder> change) {
        return refused(what, change, RdsException.class, "InvalidParameterValue", 400);
    }

    private static Arguments missing(String what, UnaryOperator<StartExportTaskRequest.Builder> change) {
        return refused(what, change, RdsException.class, "MissingParameter", 400);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                missing("no identifier", r -> r.exportTaskIdentifier(null)),
                missing("no source", r -> r.sourceArn(null)),
                missing("no bucket", r -> r.s3BucketName(null)),
                missing("no role", r -> r.iamRoleArn(null)),
                missing("no key", r -> r.kmsKeyId(null)),
                invalid("prefix with a colon", r -> r.s3Prefix("a:b")),
                invalid("prefix that ends with a slash", r -> r.s3Prefix("a/")),
                invalid("prefix that begins with a slash", r -> r.s3Prefix("/a")),
                invalid("a DB instance", r -> r.sourceArn(RDS + "db:orders")),
                invalid("no ARN", r -> r.sourceArn("orders")),
                refused(
                        "snapshot",
                        r -> r.sourceArn(RDS + "snapshot:x"),
                        DbSnapshotNotFoundException.class,
                        "DBSnapshotNotFound",
                        404),
                refused(
                        "cluster snapshot",
                        r -> r.sourceArn(RDS + "cluster-snapshot:x"),
                        DbClusterSnapshotNotFoundException.class,
                        "DBClusterSnapshotNotFoundFault",
                        404),
                refused(
                        "cluster of another Region",
                        r -> r.sourceArn(World.BILLING.replace("eu-west-1", "us-east-1")),
                        DbClusterNotFoundException.class,
                        "DBClusterNotFoundFault",
                        404),
                refused(
                        "unfinished snapshot",
                        r -> r.sourceArn(World.ORDERS_UNFINISHED),
                        InvalidExportSourceStateException.class,
                        "InvalidExportSourceState",
                        400),
                refused(
                        "schema and table in MySQL",
                        r -> r.exportOnly("orders.public.lines"),
                        InvalidExportOnlyException.class,
                        "InvalidExportOnly",
                        400),
                refused(
                        "table name with a hyphen",
                        r -> r.exportOnly("orders.order-lines"),
                        InvalidExportOnlyException.class,
                        "InvalidExportOnly",
                        400),
                refused(
                        "more than 200 KB",
                        r -> r.exportOnly(Collections.nCopies(20_000, "orders.lines")),
                        InvalidExportOnlyException.class,
                        "InvalidExportOnly",
                        400),
                refused(
                        "bucket",
                        r -> r.s3BucketName("x"),
                        InvalidS3BucketException.class,
                        "InvalidS3BucketFault",
                        400),
                refused("role", r -> r.iamRoleArn("x"), IamRoleNotFoundException.class, "IamRoleNotFound", 404),
                refused(
                        "role that cannot be assumed",
                        r -> r.iamRoleArn(World.UNTRUSTING_ROLE),
                        IamRoleMissingPermissionsException.class,
                        "IamRoleMissingPermissions",
                        400),
                refused(
                        "key",
                        r -> r.kmsKeyId("x"),
                        KmsKeyNotAccessibleException.class,
                        "KMSKeyNotAccessibleFault",
                        400));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("refusals")
    void start_refused_arrivesAsItsExceptionAndStartsNothing(
            String what,
            UnaryOperator<StartExportTaskRequest.Builder> change,
            Class<? extends RdsException> as,
            String code,
            int status) {
        StartExportTaskRequest request =
                change.apply(request("night-1", World.ORDERS)).build();

        RdsException refusal = catchThrowableOfType(RdsException.class, () -> rds.startExportTask(request));

        assertThat(refusal).isExactlyInstanceOf(as);
        assertThat(code(refusal)).isEqualTo(code);
        assertThat(refusal.statusCode()).isEqualTo(status);
        assertThat(refusal.requestId()).isNotBlank();
        assertThat(cloud.rds().backstage().tasks()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1night",
                "two--hyphens",
                "ends-",
                "under_score",
                "",
                "ä",
                "-a",
                "a123456789-123456789-123456789-123456789-123456789-123456789-"
            })
    void start_identifierOfWrongSyntax_isRefused(String identifier) {
        assertThatThrownBy(() -> start(identifier, World.ORDERS)).isInstanceOf(RdsException.class);
    }

    @Test
    void start_identifierOfSixtyCharacters_isTaken() {
        assertThat(start("a".repeat(60), World.ORDERS).status()).isEqualTo("STARTING");
        assertThatThrownBy(() -> start("a".repeat(61), World.LEDGER)).isInstanceOf(RdsException.class);
    }
}
