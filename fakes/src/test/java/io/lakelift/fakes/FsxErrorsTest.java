package io.lakelift.fakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lakelift.fakes.fsx.FakeFsx;
import io.lakelift.fakes.fsx.FsxError;
import io.lakelift.fakes.wire.ErrorShape;
import io.lakelift.fakes.wire.Fault;
import java.lang.reflect.Field;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.fsx.model.CompletionReport;
import software.amazon.awssdk.services.fsx.model.CreateDataRepositoryTaskRequest;
import software.amazon.awssdk.services.fsx.model.FSxException;
import software.amazon.awssdk.services.fsx.model.IncompatibleParameterErrorException;
import software.amazon.awssdk.services.fsx.model.ServiceLimitExceededException;

/** Every refusal arrives in AWS's client as the exception that FSx's own would. */
class FsxErrorsTest extends FsxTest {
    private static final String MODEL = "software.amazon.awssdk.services.fsx.model.";

    private static CreateDataRepositoryTaskRequest.Builder change(String parameter, String value) {
        CreateDataRepositoryTaskRequest.Builder request = task(SCRATCH, "night-1");
        return switch (parameter) {
            case "type" -> request.type(value);
            case "fileSystem" -> request.fileSystemId(value);
            case "path" -> request.paths(value);
            case "paths" -> request.paths(Collections.nCopies(Integer.parseInt(value), "a"));
            case "token" -> request.clientRequestToken(value.repeat(4));
            case "tag" -> request.tags(t -> t.key(value).value("x"));
            case "report" -> request.report(r -> r.enabled(true).path(value));
            case "reportPath" ->
                request.report(r -> r.enabled(true)
                        .path(value)
                        .format("REPORT_CSV_20191124")
                        .scope("FAILED_FILES_ONLY"));
            default -> throw new IllegalArgumentException(parameter);
        };
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(textBlock = """
            type, IMPORT_METADATA_FROM_REPOSITORY, UnsupportedOperation
            type, EXPORT, BadRequest
            type,, BadRequest
            fileSystem, fs-0999999999999999f, FileSystemNotFound
            fileSystem, orders, BadRequest
            fileSystem,, BadRequest
            fileSystem, fs-0bbbbbbbbbbbbbbb2, BadRequest
            fileSystem, fs-0ccccccccccccccc3, UnsupportedOperation
            paths, 101, BadRequest
            token, abcdefghijklmnop, BadRequest
            token, a b, BadRequest
            tag, a;b, BadRequest
            tag, aws:a, BadRequest
            report, s3://lakelift-data-123456789012-eu-west-1/lustre, BadRequest
            reportPath, s3://lakelift-data-123456789012-eu-west-1/lustre2, BadRequest
            reportPath, s3://another/lustre, BadRequest
            """)
    void create_againstTheRules_isRefused(String parameter, String value, String code) throws Exception {
        FSxException refusal = catchThrowableOfType(FSxException.class, () -> create(change(parameter, value)));

        String suffix = code.endsWith("Exception") ? "" : "Exception";
        assertThat(refusal).isExactlyInstanceOf(Class.forName(MODEL + code + suffix));
        assertThat(code(refusal)).isEqualTo(code);
        assertThat(refusal.statusCode()).isEqualTo(400);
        assertThat(refusal.awsErrorDetails().errorMessage()).isNotBlank().hasSizeLessThan(257);
        assertThat(cloud.fsx().testControl().tasks()).isEmpty();
    }

    @Test
    void create_hundredPathsAndTheLongestToken_isTaken() {
        assertThat(create(change("paths", "100").clientRequestToken("x".repeat(63)))
                        .lifecycleAsString())
                .isEqualTo("PENDING");
    }

    @Test
    void create_withoutReport_orOutsideEveryLink_isRefused() {
        assertThatThrownBy(() -> create(task(SCRATCH, "a").report((CompletionReport) null)))
                .isInstanceOfSatisfying(
                        FSxException.class, e -> assertThat(code(e)).isEqualTo("BadRequest"));
        cloud.fsx().account().unlink(SCRATCH).unlink(LEGACY);
        assertThatThrownBy(() -> create(task(SCRATCH, "a"))).hasMessageContaining("no linked data repository");
        assertThatThrownBy(() -> create(task(LEGACY, "a"))).hasMessageContaining("no linked data repository");
    }

    static Stream<ErrorShape> everyError() throws IllegalAccessException {
        List<ErrorShape> errors = new ArrayList<>();
        for (Field constant : FsxError.class.getFields()) {
            errors.add((ErrorShape) constant.get(null));
        }
        return errors.stream();
    }

    @ParameterizedTest
    @MethodSource("everyError")
    void fault_everyError_isTheClientsException(ErrorShape error) {
        cloud.fsx().faults().next(FakeFsx.CREATE, 1, error.fault("because"));
        FSxException refusal = catchThrowableOfType(FSxException.class, () -> create(task(SCRATCH, "a")));

        assertThat(code(refusal)).isEqualTo(error.code());
        assertThat(refusal.awsErrorDetails().errorMessage()).isEqualTo("because");
        assertThat(refusal.statusCode()).isEqualTo(error.equals(FsxError.INTERNAL_SERVER_ERROR) ? 500 : 400);
        if (refusal instanceof ServiceLimitExceededException limit) {
            assertThat(limit.limitAsString()).isEqualTo("TOTAL_USER_TAGS");
        }
        if (refusal instanceof IncompatibleParameterErrorException other) {
            assertThat(other.parameter()).isEqualTo("Paths");
        }
    }

    @Test
    void throttling_isWhatTheClientCallsThrottling() {
        cloud.fsx().faults().next(FakeFsx.CREATE, 1, Fault.throttlingException());
        FSxException refusal = catchThrowableOfType(FSxException.class, () -> create(task(SCRATCH, "a")));

        assertThat(code(refusal)).isEqualTo("ThrottlingException");
        assertThat(refusal.isThrottlingException()).isTrue();
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            DescribeMoonPhases          | {}                   | UnknownOperationException
            DescribeDataRepositoryTasks | {"TaskIds": "a"}     | SerializationException
            DescribeDataRepositoryTasks | {"TaskIds": [1]}     | SerializationException
            DescribeDataRepositoryTasks | {"MaxResults": "1"}  | SerializationException
            DescribeDataRepositoryTasks | {"MaxResults": 1.5}  | SerializationException
            DescribeDataRepositoryTasks | []                   | SerializationException
            DescribeDataRepositoryTasks | {} {}                | SerializationException
            DescribeDataRepositoryTasks | {"MaxResults": null} | DataRepositoryTasks
            """)
    void wire_whatNoClientWouldSend_isRefused(String operation, String body, String says) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = cloud.fsxUri();
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .header("X-Amz-Target", "AWSSimbaAPIService_v20180301." + operation)
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .body())
                    .contains(says);
        }
    }
}
