package io.lakelift.tables.s3;

import io.lakelift.tables.aws.AwsErrors;
import io.lakelift.tables.aws.PatientClients;
import io.lakelift.tables.folder.FolderUnreadable;
import java.util.stream.Stream;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Builds the client for S3. */
final class S3Clients {
    private S3Clients() {}

    /**
     * A client with the credentials that the SDK finds. S3 redirects it to a bucket in another Region. With a custom
     * endpoint, the bucket is in the path, because few servers other than AWS's have a host name for each bucket.
     *
     * @throws FolderUnreadable if the SDK cannot use the environment's settings
     */
    static S3Client ofThisComputer() {
        try {
            return client();
        } catch (RuntimeException e) {
            throw FolderUnreadable.refused(AwsErrors.unusableSettings(e), e);
        }
    }

    private static S3Client client() {
        boolean ownEndpoint =
                Stream.of("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL").anyMatch(name -> System.getenv(name) != null);
        S3ClientBuilder builder = PatientClients.patient(S3Client.builder())
                .region(region())
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        return ownEndpoint
                ? builder.forcePathStyle(true).build()
                : builder.crossRegionAccessEnabled(true).build();
    }

    private static Region region() {
        try {
            return DefaultAwsRegionProviderChain.builder().build().getRegion();
        } catch (SdkClientException e) {
            return Region.US_EAST_1; // from here S3 redirects to the bucket's Region
        }
    }
}
