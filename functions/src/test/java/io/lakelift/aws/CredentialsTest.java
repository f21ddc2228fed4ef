package io.lakelift.aws;

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
                .hasMessageEndingWith("log in again, such as with aws sso login: an export that runs goes on meanwhile,"
                        + " and is looked at again.");
    }

    @ParameterizedTest
    @CsvSource({"Sts, AccessDenied", "Sso, UnauthorizedException", "SSO OIDC, InvalidGrantException"})
    void whoeverGivesThemRefuses_isNoRefusalOfTheService(String service, String code) {
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
        return AwsServiceException.builder()
                .statusCode(403)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .serviceName(service)
                        .errorCode(code)
                        .errorMessage("no")
                        .build())
                .build();
    }
}
