package io.lakelift.rds;

import static org.assertj.core.api.Assertions.catchThrowable;

import io.lakelift.export.ExportRequest;
import io.lakelift.export.ExportSource;
import io.lakelift.export.Samples;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.rds.model.RdsException;

/** A start that RDS refuses. */
final class RefusedStart {
    private RefusedStart() {}

    /** The sentence that is made of the refusal. */
    static String said(String region, String resource, String code, String words) {
        ExportRequest request = Samples.request(
                ExportSource.parse("arn:aws:rds:%s:123456789012:%s".formatted(region, resource)), false);
        return String.valueOf(catchThrowable(() -> StartRefusals.translated((ExportRequest.OfDatabase) request, () -> {
                    throw RdsException.builder()
                            .statusCode(400)
                            .awsErrorDetails(AwsErrorDetails.builder()
                                    .errorCode(code)
                                    .errorMessage(words)
                                    .serviceName("Rds")
                                    .build())
                            .build();
                }))
                .getMessage());
    }
}
