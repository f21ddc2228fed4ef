package io.lakelift.fakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.rds.model.InvalidExportOnlyException;
import software.amazon.awssdk.services.rds.model.RdsException;
import software.amazon.awssdk.services.rds.model.StartExportTaskRequest;

/** Every refusal arrives in AWS's client as the exception that RDS's own would. */
class RdsErrorsTest extends CloudTest {
    private static final String MODEL = "software.amazon.awssdk.services.rds.model.";

    /** No value: the parameter is not sent. */
    private static StartExportTaskRequest.Builder change(String parameter, String value) {
        StartExportTaskRequest.Builder request = request("night-1", SampleAccount.ORDERS);
        return switch (parameter) {
            case "identifier" -> request.exportTaskIdentifier(value);
            case "source" -> request.sourceArn(value);
            case "bucket" -> request.s3BucketName(value);
            case "prefix" -> request.s3Prefix(value);
            case "role" -> request.iamRoleArn(value);
            case "key" -> request.kmsKeyId(value);
            case "only" -> request.exportOnly(value);
            default -> throw new IllegalArgumentException(parameter);
        };
    }

    @ParameterizedTest(name = "{0} {1}: {3}")
    @CsvSource(textBlock = """
            identifier,, RdsException, MissingParameter, 400
            source,, RdsException, MissingParameter, 400
            bucket,, RdsException, MissingParameter, 400
            role,, RdsException, MissingParameter, 400
            key,, RdsException, MissingParameter, 400
            prefix, a:b, RdsException, InvalidParameterValue, 400
            prefix, a/, RdsException, InvalidParameterValue, 400
            prefix, /a, RdsException, InvalidParameterValue, 400
            source, orders, RdsException, InvalidParameterValue, 400
            source, arn:aws:rds:eu-west-1:123456789012:db:orders, RdsException, InvalidParameterValue, 400
            source, arn:aws:rds:eu-west-1:123456789012:snapshot:x, DbSnapshotNotFoundException, DBSnapshotNotFound, 404
            source, arn:aws:rds:eu-west-1:123456789012:cluster-snapshot:x, DbClusterSnapshotNotFoundException, DBClusterSnapshotNotFoundFault, 404
            source, arn:aws:rds:us-east-1:123456789012:cluster:billing, DbClusterNotFoundException, DBClusterNotFoundFault, 404
            source, arn:aws:rds:eu-west-1:123456789012:snapshot:orders-unfinished, InvalidExportSourceStateException, InvalidExportSourceState, 400
            only, orders.public.lines, InvalidExportOnlyException, InvalidExportOnly, 400
            only, orders.order-lines, InvalidExportOnlyException, InvalidExportOnly, 400
            only, orders., InvalidExportOnlyException, InvalidExportOnly, 400
            bucket, x, InvalidS3BucketException, InvalidS3BucketFault, 400
            role, x, IamRoleNotFoundException, IamRoleNotFound, 404
            role, arn:aws:iam::123456789012:role/lakelift-export-untrusting, IamRoleMissingPermissionsException, IamRoleMissingPermissions, 400
            key, x, KmsKeyNotAccessibleException, KMSKeyNotAccessibleFault, 400
            """)
    void start_refused_arrivesAsItsExceptionAndStartsNothing(
            String parameter, String value, String exception, String code, int status) throws Exception {
        StartExportTaskRequest request = change(parameter, value).build();

        RdsException refusal = catchThrowableOfType(RdsException.class, () -> rds.startExportTask(request));

        assertThat(refusal).isExactlyInstanceOf(Class.forName(MODEL + exception));
        assertThat(code(refusal)).isEqualTo(code);
        assertThat(refusal.statusCode()).isEqualTo(status);
        assertThat(refusal.requestId()).isNotBlank();
        assertThat(cloud.rds().testControl().tasks()).isEmpty();
    }

    @Test
    void start_exportOnlyOfMoreThan200KiloBytes_isRefused() {
        StartExportTaskRequest request = request("night-1", SampleAccount.ORDERS)
                .exportOnly(Collections.nCopies(20_000, "orders.lines"))
                .build();

        assertThatThrownBy(() -> rds.startExportTask(request)).isInstanceOf(InvalidExportOnlyException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1night", "two--hyphens", "ends-", "under_score", "", "ä", "-a"})
    void start_identifierOfWrongSyntax_isRefused(String identifier) {
        assertThatThrownBy(() -> start(identifier, SampleAccount.ORDERS)).isInstanceOf(RdsException.class);
    }

    @Test
    void start_identifierOfSixtyCharacters_isTaken() {
        assertThat(start("a".repeat(60), SampleAccount.ORDERS).status()).isEqualTo("STARTING");
        assertThatThrownBy(() -> start("a".repeat(61), SampleAccount.LEDGER)).isInstanceOf(RdsException.class);
    }

    @Test
    void message_withCharactersThatXmlReserves_arrivesWhole() {
        assertThatThrownBy(() -> describe("<a> & \"b\""))
                .hasMessageContaining("The export task with the ID <a> & \"b\" doesn't exist");
    }
}
