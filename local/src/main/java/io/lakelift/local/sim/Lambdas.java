package io.lakelift.local.sim;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.lakelift.export.Deployment;
import io.lakelift.export.Services;
import io.lakelift.fsx.FsxExports;
import io.lakelift.handler.CancelExport;
import io.lakelift.handler.FindOrphans;
import io.lakelift.handler.Notify;
import io.lakelift.handler.PollExport;
import io.lakelift.handler.Settings;
import io.lakelift.handler.StartExport;
import io.lakelift.local.aws.FakeCloud;
import io.lakelift.local.aws.fsx.FsxEndpoint;
import io.lakelift.local.aws.rds.RdsEndpoint;
import io.lakelift.local.aws.sns.SnsEndpoint;
import io.lakelift.local.aws.wire.DirectClient;
import io.lakelift.rds.RdsExports;
import io.lakelift.rds.RdsSnapshots;
import io.lakelift.sns.SnsNotices;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.endpoints.Endpoint;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.fsx.FSxClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * The project's functions as they are deployed, handlers, adapters and AWS's own clients, in this process: only the
 * HTTP client hands its requests to fakes.
 */
final class Lambdas {

    /** Clients are dear to make, so they outlive a night; what functions remember of a night must not. */
    record Clients(RdsClient rds, FSxClient fsx, SnsClient sns) {

        /** @param cloud asked at every call */
        static Clients of(Region region, Supplier<FakeCloud> cloud) {
            Endpoint nowhere =
                    Endpoint.builder().url(URI.create("http://aws.invalid")).build();
            return new Clients(
                    once(RdsClient.builder(), region)
                            .endpointProvider(asked -> CompletableFuture.completedFuture(nowhere))
                            .httpClient(DirectClient.to(
                                    new RdsEndpoint(() -> cloud.get().rds())))
                            .build(),
                    once(FSxClient.builder(), region)
                            .endpointProvider(asked -> CompletableFuture.completedFuture(nowhere))
                            .httpClient(DirectClient.to(
                                    new FsxEndpoint(() -> cloud.get().fsx())))
                            .build(),
                    once(SnsClient.builder(), region)
                            .endpointProvider(asked -> CompletableFuture.completedFuture(nowhere))
                            .httpClient(DirectClient.to(
                                    new SnsEndpoint(() -> cloud.get().sns())))
                            .build());
        }
    }

    private final Map<String, RequestStreamHandler> handlers;

    Lambdas(Settings settings, Clients clients) {
        Deployment deployment = settings.deployment();
        Services services = new Services(
                new RdsExports(clients.rds()), new FsxExports(clients.fsx()), new RdsSnapshots(clients.rds()));
        handlers = Map.of(
                "StartExport", new StartExport(deployment, services),
                "PollExport", new PollExport(deployment, services),
                "CancelExport", new CancelExport(deployment, services),
                "FindOrphans", new FindOrphans(deployment, services),
                "Notify", new Notify(new SnsNotices(clients.sns(), settings.topicArn())));
    }

    private static <B extends AwsClientBuilder<B, ?>> B once(B builder, Region region) {
        return builder.region(region)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .overrideConfiguration(override -> override.retryStrategy(strategy -> strategy.maxAttempts(1)));
    }

    /**
     * Calls a function with a JSON text and gives its JSON text.
     *
     * @throws RuntimeException whatever the function throws
     */
    byte[] call(String function, byte[] payload) {
        RequestStreamHandler handler = handlers.get(function);
        if (handler == null) {
            throw new IllegalArgumentException("the simulation has no function " + function);
        }
        ByteArrayOutputStream answer = new ByteArrayOutputStream(1024);
        try {
            handler.handleRequest(new ByteArrayInputStream(payload), answer, LambdaContext.SILENT);
        } catch (IOException e) {
            throw new IllegalStateException("streams in memory do not break", e);
        }
        return answer.toByteArray();
    }
}
