package io.lakelift.fakes;

import io.lakelift.fakes.fsx.FsxEndpoint;
import io.lakelift.fakes.glue.GlueEndpoint;
import io.lakelift.fakes.rds.RdsEndpoint;
import io.lakelift.fakes.s3.S3Protocol;
import io.lakelift.fakes.sfn.SfnEndpoint;
import io.lakelift.fakes.sns.SnsEndpoint;
import io.lakelift.fakes.wire.DirectHttp;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.endpoints.Endpoint;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.fsx.FSxClient;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.endpoints.S3EndpointParams;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** AWS's own clients for a {@link FakeCloud} of this process, or for an endpoint elsewhere. They do not retry. */
public final class CloudClients {
    /** A fixed endpoint, because resolving one takes as long as the rest of a call. */
    private static final CompletableFuture<Endpoint> NOWHERE = CompletableFuture.completedFuture(
            Endpoint.builder().url(URI.create("http://aws.localhost")).build());

    private CloudClients() {}

    /** Calls the cloud's RDS, also after a reset, without a port. */
    public static RdsClient rds(FakeCloud cloud) {
        return rds(() -> cloud);
    }

    /** @param cloud read at each call, so that one client can serve many clouds */
    public static RdsClient rds(Supplier<FakeCloud> cloud) {
        RdsEndpoint service = new RdsEndpoint(() -> cloud.get().rds());
        return direct(RdsClient.builder().endpointProvider(asked -> NOWHERE), DirectHttp.of(service));
    }

    public static RdsClient rds(URI endpoint) {
        return remote(RdsClient.builder(), endpoint);
    }

    /** Calls the cloud's FSx, also after a reset, without a port. */
    public static FSxClient fsx(FakeCloud cloud) {
        return fsx(() -> cloud);
    }

    /** @param cloud read at each call, so that one client can serve many clouds */
    public static FSxClient fsx(Supplier<FakeCloud> cloud) {
        FsxEndpoint service = new FsxEndpoint(() -> cloud.get().fsx());
        return direct(FSxClient.builder().endpointProvider(asked -> NOWHERE), DirectHttp.of(service));
    }

    public static FSxClient fsx(URI endpoint) {
        return remote(FSxClient.builder(), endpoint);
    }

    /** @param cloud read at each call, so that one client can serve many clouds */
    public static SfnClient sfn(Supplier<FakeCloud> cloud) {
        return sfn(new SfnEndpoint(() -> cloud.get().sfn()));
    }

    /** Calls a fake Step Functions that belongs to no cloud. */
    public static SfnClient sfn(SfnEndpoint service) {
        return direct(SfnClient.builder().endpointProvider(asked -> NOWHERE), DirectHttp.of(service));
    }

    public static SfnClient sfn(URI endpoint) {
        return remote(SfnClient.builder(), endpoint);
    }

    public static SnsClient sns(URI endpoint) {
        return remote(SnsClient.builder(), endpoint);
    }

    /** @param cloud read at each call, so that one client can serve many clouds */
    public static SnsClient sns(Supplier<FakeCloud> cloud) {
        SnsEndpoint service = new SnsEndpoint(() -> cloud.get().sns());
        return direct(SnsClient.builder().endpointProvider(asked -> NOWHERE), DirectHttp.of(service));
    }

    /**
     * Calls the cloud's S3, with the bucket in the path.
     *
     * @param cloud read at each call, so that one client can serve many clouds
     */
    public static S3Client s3(Supplier<FakeCloud> cloud) {
        S3Protocol service = new S3Protocol(() -> cloud.get().s3());
        return direct(S3Client.builder().endpointProvider(CloudClients::bucket), DirectHttp.of(service));
    }

    public static S3Client s3(URI endpoint) {
        return remote(S3Client.builder().forcePathStyle(true), endpoint);
    }

    /** @param cloud read at each call, so that one client can serve many clouds */
    public static GlueClient glue(Supplier<FakeCloud> cloud) {
        GlueEndpoint service = new GlueEndpoint(() -> cloud.get().glue());
        return direct(GlueClient.builder().endpointProvider(asked -> NOWHERE), DirectHttp.of(service));
    }

    public static GlueClient glue(URI endpoint) {
        return remote(GlueClient.builder(), endpoint);
    }

    private static CompletableFuture<Endpoint> bucket(S3EndpointParams asked) {
        URI url = URI.create("http://aws.localhost/" + asked.bucket());
        return CompletableFuture.completedFuture(Endpoint.builder().url(url).build());
    }

    /**
     * The client signs its requests, as deployed ones do; the fakes ignore signatures. A proxy in the environment is
     * for AWS, and would not reach a server on this computer.
     */
    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C remote(
            B builder, URI endpoint) {
        AwsCredentials credentials = AwsBasicCredentials.create("test", "test");
        return configured(builder.endpointOverride(endpoint), StaticCredentialsProvider.create(credentials))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .proxyConfiguration(ProxyConfiguration.builder()
                                .useEnvironmentVariablesValues(false)
                                .useSystemPropertyValues(false)
                                .build()))
                // These two may be set in the environment, and the SDK refuses them for an endpoint of one's own.
                .fipsEnabled(false)
                .dualstackEnabled(false)
                .build();
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C direct(
            B builder, SdkHttpClient http) {
        return configured(builder, AnonymousCredentialsProvider.create())
                .httpClient(http)
                .build();
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(
            B builder, AwsCredentialsProvider credentials) {
        return builder.region(Region.of(SampleAccount.REGION))
                .credentialsProvider(credentials)
                .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()));
    }
}
