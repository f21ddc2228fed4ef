package io.lakelift.local.lambda;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** The open HTTP request of a process that waits for its next call; the call is sent as the response. */
record IdleProcess(HttpExchange exchange, LambdaFunction function) {

    /** Sends the call to the process; the function's time-out is counted from here. */
    void deliver(Invocation invocation) throws IOException {
        long deadline = System.currentTimeMillis() + function.timeout().toMillis();
        Headers headers = exchange.getResponseHeaders();
        // The native client crashes if this header is missing.
        headers.set("Content-Type", "application/json");
        headers.set("Lambda-Runtime-Aws-Request-Id", invocation.id());
        headers.set("Lambda-Runtime-Deadline-Ms", String.valueOf(deadline));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", function.arn());
        headers.set("Lambda-Runtime-Trace-Id", traceOf(invocation));
        try (exchange) {
            exchange.sendResponseHeaders(200, invocation.payload().length == 0 ? -1 : invocation.payload().length);
            exchange.getResponseBody().write(invocation.payload());
        }
    }

    private static String traceOf(Invocation invocation) {
        String hex = invocation.id().replace("-", "");
        return "Root=1-" + hex.substring(0, 8) + "-" + hex.substring(8) + ";Sampled=0";
    }
}
