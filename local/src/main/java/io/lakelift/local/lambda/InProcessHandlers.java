package io.lakelift.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableMap;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import io.lakelift.export.Deployment;
import io.lakelift.export.Service;
import io.lakelift.export.Services;
import io.lakelift.fleet.Catalog;
import io.lakelift.handler.CancelExport;
import io.lakelift.handler.FindOrphans;
import io.lakelift.handler.MeasureFreshness;
import io.lakelift.handler.Notify;
import io.lakelift.handler.PlanFleet;
import io.lakelift.handler.PollExport;
import io.lakelift.handler.StartExport;
import io.lakelift.metrics.MetricLog;
import io.lakelift.notice.Notices;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Calls the handlers of a deployment's functions directly, in this process. {@link FunctionHost} is closer to Lambda,
 * but much slower. Handlers in this process can also use credentials that the SDK renews here.
 */
public final class InProcessHandlers implements Invoker {
    private final Map<String, RequestStreamHandler> handlers;
    private final Output output;

    /**
     * @param handlers the functions, each named by the simple name of its class
     * @param output receives what the handlers log
     */
    public InProcessHandlers(List<? extends RequestStreamHandler> handlers, Output output) {
        this.handlers = handlers.stream()
                .collect(toUnmodifiableMap(handler -> handler.getClass().getSimpleName(), handler -> handler));
        this.output = requireNonNull(output, "output is null");
    }

    /** All functions of a deployment except those that check files and register tables; no metrics are written. */
    public static InProcessHandlers of(
            Deployment deployment, Services services, Catalog catalog, Notices notices, Output output) {
        return new InProcessHandlers(all(deployment, services, catalog, notices), output);
    }

    /**
     * All functions of a deployment; no metrics are written.
     *
     * @param ofFiles the functions that check files and register tables
     */
    public static InProcessHandlers of(
            Deployment deployment,
            Services services,
            Catalog catalog,
            Notices notices,
            List<? extends RequestStreamHandler> ofFiles,
            Output output) {
        List<RequestStreamHandler> handlers = new ArrayList<>(all(deployment, services, catalog, notices));
        handlers.addAll(ofFiles);
        return new InProcessHandlers(handlers, output);
    }

    private static List<RequestStreamHandler> all(
            Deployment deployment, Services services, Catalog catalog, Notices notices) {
        return List.of(
                new StartExport(deployment, services),
                new PollExport(deployment, services),
                new CancelExport(deployment, services),
                new FindOrphans(deployment, services),
                new MeasureFreshness(deployment, services, List.of(Service.values()), MetricLog.NONE),
                new PlanFleet(deployment, catalog),
                new Notify(deployment.name(), notices, services.executions()));
    }

    @Override
    public FunctionResult invoke(String function, String payload) {
        RequestStreamHandler handler = handlers.get(function);
        if (handler == null) {
            throw new IllegalArgumentException("there is no function " + function + "; there are " + handlers.keySet());
        }
        ByteArrayOutputStream answer = new ByteArrayOutputStream(1024);
        try {
            handler.handleRequest(
                    new ByteArrayInputStream(payload.getBytes(UTF_8)),
                    answer,
                    new HandlerContext(function, logger(function)));
        } catch (IOException | RuntimeException thrown) {
            return Failures.thrown(thrown);
        }
        return new FunctionResult.Success(answer.toString(UTF_8));
    }

    private LambdaLogger logger(String function) {
        return new LambdaLogger() {
            @Override
            public void log(String message, LogLevel level) {
                output.line(function, level + " " + message);
            }

            @Override
            public void log(String message) {
                log(message, LogLevel.UNDEFINED);
            }

            @Override
            public void log(byte[] message) {
                log(new String(message, UTF_8));
            }
        };
    }
}
