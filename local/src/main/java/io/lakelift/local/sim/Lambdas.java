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
import io.lakelift.local.aws.CloudClients;
import io.lakelift.local.aws.FakeCloud;
import io.lakelift.rds.RdsExports;
import io.lakelift.rds.RdsSnapshots;
import io.lakelift.sns.SnsNotices;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
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
        static Clients of(Supplier<FakeCloud> cloud) {
            return new Clients(CloudClients.rds(cloud), CloudClients.fsx(cloud), CloudClients.sns(cloud));
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
