package io.lakelift.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Serves the Lambda Runtime API on loopback to one function process. A request for the next call stays open until there
 * is one, and needs no thread. If this process dies, the connection breaks, and the function's process ends too.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Using the Lambda runtime API</a>
 */
final class RuntimeApi implements AutoCloseable {

    /** Receives what the process reports. */
    interface Listener {
        void idle(IdleProcess idleProcess);

        void answered(String requestId, byte[] body);

        void failed(String requestId, byte[] body);

        void failedToStart(byte[] body);
    }

    private static final String INVOCATION = "/2018-06-01/runtime/invocation/";

    private final HttpServer server;
    private final Listener listener;
    private final LambdaFunction function;

    RuntimeApi(LambdaFunction function, Listener listener) throws IOException {
        this.function = function;
        this.listener = listener;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext(INVOCATION, this::invocation);
        server.createContext("/2018-06-01/runtime/init/error", this::initError);
        server.start();
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void invocation(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI()
                .getPath()
                .substring(INVOCATION.length())
                .split("/", -1);
        if (path.length == 1 && path[0].equals("next")) {
            listener.idle(new IdleProcess(exchange, function));
        } else if (path.length == 2 && path[1].equals("response")) {
            response(exchange, path[0]);
        } else if (path.length == 2 && path[1].equals("error")) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            acknowledge(exchange, 202, "{\"status\":\"OK\"}");
            listener.failed(path[0], body);
        } else {
            acknowledge(exchange, 404, "{\"errorType\":\"InvalidPath\"}");
        }
    }

    private void response(HttpExchange exchange, String requestId) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(Failures.MOST_ANSWER_BYTES + 1);
        boolean fits = body.length <= Failures.MOST_ANSWER_BYTES;
        listener.answered(requestId, body);
        acknowledge(
                exchange, fits ? 202 : 413, fits ? "{\"status\":\"OK\"}" : "{\"errorType\":\"RequestEntityTooLarge\"}");
    }

    private void initError(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        listener.failedToStart(body);
        acknowledge(exchange, 202, "{\"status\":\"OK\"}");
    }

    private static void acknowledge(HttpExchange exchange, int status, String json) throws IOException {
        try (exchange) {
            byte[] bytes = json.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
