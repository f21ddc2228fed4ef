package io.lakelift.local.aws;

import io.lakelift.local.aws.fsx.FsxEndpoint;
import io.lakelift.local.aws.rds.RdsEndpoint;
import io.lakelift.local.aws.wire.DirectHttp;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.fsx.FSxClient;
import software.amazon.awssdk.services.rds.RdsClient;

/** AWS's own clients for a {@link FakeCloud} of this process, or for an endpoint elsewhere. They try nothing again. */
public final class CloudClients {
    private CloudClients() {}

    /** Calls the cloud's RDS, also after a reset, without a port. */
    public static RdsClient rds(FakeCloud cloud) {
        return made(
                RdsClient.builder(), URI.create("http://rds.localhost"), DirectHttp.of(new RdsEndpoint(cloud::rds)));
    }

    public static RdsClient rds(URI endpoint) {
        return made(RdsClient.builder(), endpoint, UrlConnectionHttpClient.create());
    }

    /** Calls the cloud's FSx, also after a reset, without a port. */
    public static FSxClient fsx(FakeCloud cloud) {
        return made(
                FSxClient.builder(), URI.create("http://fsx.localhost"), DirectHttp.of(new FsxEndpoint(cloud::fsx)));
    }

    public static FSxClient fsx(URI endpoint) {
        return made(FSxClient.builder(), endpoint, UrlConnectionHttpClient.create());
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C made(
            B builder, URI endpoint, SdkHttpClient http) {
        return builder.endpointOverride(endpoint)
                .region(Region.of(World.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .httpClient(http)
                .build();
    }
}
