package io.lakelift.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakelift.export.error.Refusal;
import io.lakelift.export.error.ServiceUnavailable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

class CredentialsTest {
    private final ErrorTable errors = new ErrorTable("RDS");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Unable to load credentials from any of the providers in the chain AwsCredentialsProviderChain(…)",
                "The SSO session associated with this profile has expired or is otherwise invalid."
            })
    void sdkFindsNone_saysToLogIn(String said) {
        assertThatThrownBy(() -> errors.translated("DescribeExportTasks", () -> {
                    throw SdkClientException.create(said);
                }))
                .isInstanceOf(ServiceUnavailable.class)
                .hasMessageStartingWith("DescribeExportTasks could not be called without AWS credentials: ")
                .hasMessageEndingWith(
                        "log in again, for example with aws sso login: a running export continues meanwhile, and is"
                                + " looked at again.");
    }

    @ParameterizedTest
    @CsvSource({
        "Sts, ThrottlingException, 400, Throttled, STS throttled the credentials for DescribeExportTasks",
        "Sts, InternalFailure, 500, ServiceUnavailable, STS failed at the credentials for DescribeExportTasks",
        "Sts, AccessDenied, 403, ServiceUnavailable, the role may not be assumed",
        "Sso, ForbiddenException, 403, ServiceUnavailable, the role may not be assumed",
        "Sts, ValidationError, 400, ServiceUnavailable, correct the AWS profile"
    })
    void troubleOfTheirSource_isNotALogInThatHasEnded(
            String service, String code, int status, String type, String sentence) {
        assertThatThrownBy(() -> errors.translated("DescribeExportTasks", () -> {
                    throw refused(service, code, status);
                }))
                .satisfies(
                        thrown -> assertThat(thrown.getClass().getSimpleName()).isEqualTo(type))
                .hasMessageContaining(sentence)
                .hasMessageNotContaining("log in again");
    }

    @ParameterizedTest
    @CsvSource({
        "RequestTimeoutException, 408",
        "RequestTimeout, 400",
        "RequestAborted, 400",
        "RequestAbortedException, 400",
        "NeverSeenBefore, 408"
    })
    void requestThatWasBrokenOff_isSilence(String code, int status) {
        assertThatThrownBy(() -> errors.translated("StartExportTask", () -> {
                    throw refused("Rds", code, status);
                }))
                .isInstanceOf(ServiceUnavailable.class);
    }

    @ParameterizedTest
    @CsvSource({"Sts, ExpiredToken", "Sso, UnauthorizedException", "SSO OIDC, InvalidGrantException"})
    void whoeverGivesThemRefuses_isNotARefusalOfTheService(String service, String code) {
        assertThatThrownBy(() -> errors.translated("DescribeExportTasks", () -> {
                    throw refused(service, code);
                }))
                .isInstanceOf(ServiceUnavailable.class)
                .hasMessageContaining("log in again");
    }

    @Test
    void anotherRefusal_staysOne() {
        assertThatThrownBy(() -> errors.translated("StartExportTask", () -> {
                    throw refused("Rds", "InvalidParameterValue");
                }))
                .matches(Refusal.REQUEST_REFUSED::is)
                .hasMessageEndingWith("change what it names.");
    }

    private static AwsServiceException refused(String service, String code) {
        return refused(service, code, 403);
    }

    private static AwsServiceException refused(String service, String code, int status) {
        return AwsServiceException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .serviceName(service)
                        .errorCode(code)
                        .errorMessage("no")
                        .build())
                .build();
    }
}
