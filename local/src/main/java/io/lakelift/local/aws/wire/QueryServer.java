package io.lakelift.local.aws.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Puts a {@link QueryService} on a port, for unmodified SDK clients. Calls are taken one after another, on one thread:
 * the order in which they arrive is the order in which they happen.
 */
public final class QueryServer implements AutoCloseable {
    static {
        // Without it every answer on a kept connection waits 40 ms for the client's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final QueryService service;
    private final HttpServer server;
    private final AtomicLong requests = new AtomicLong();

    private record Reply(int status, Element root) {}

    private QueryServer(QueryService service, HttpServer server) {
        this.service = service;
        this.server = server;
    }

    /** Opens the port; port 0 takes any that is free. */
    public static QueryServer open(InetSocketAddress address, QueryService service) {
        try {
            QueryServer opened = new QueryServer(service, HttpServer.create(address, 0));
            opened.server.createContext("/", opened::handle);
            opened.server.start();
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on " + address, e);
        }
    }

    /** Where a client on this machine finds the service. */
    public URI uri() {
        InetSocketAddress bound = server.getAddress();
        String host = bound.getAddress().isAnyLocalAddress() ? "127.0.0.1" : bound.getHostString();
        return URI.create("http://" + host + ":" + bound.getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String requestId = nextRequestId();
            Reply reply = reply(Form.parse(body), requestId);
            byte[] xml = reply.root().document(service.namespace()).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/xml");
            exchange.getResponseHeaders().set("x-amzn-RequestId", requestId);
            exchange.sendResponseHeaders(reply.status(), xml.length);
            exchange.getResponseBody().write(xml);
        } catch (ConnectionLost silence) {
            // Closing the exchange without an answer is the answer.
        }
    }

    private Reply reply(Form form, String requestId) {
        Element id = Element.of("RequestId", requestId);
        try {
            String action = action(form);
            Element result = service.answer(action, form);
            Element metadata = Element.of("ResponseMetadata", id);
            return new Reply(200, Element.of(action + "Response", result, metadata));
        } catch (ServiceError refused) {
            return new Reply(refused.status(), Element.of("ErrorResponse", error(refused), id));
        } catch (ConnectionLost lost) {
            throw lost;
        } catch (RuntimeException defect) {
            ServiceError failure = new ServiceError("InternalFailure", 500, "a defect of the fake: " + defect);
            return new Reply(500, Element.of("ErrorResponse", error(failure), id));
        }
    }

    private String action(Form form) {
        String action = form.text("Action");
        if (action.isEmpty()) {
            throw new ServiceError("MissingAction", 400, "The request must contain the parameter Action.");
        }
        if (!form.text("Version").equals(service.version())) {
            throw QueryService.unknownAction(action, form.text("Version"));
        }
        return action;
    }

    private static Element error(ServiceError error) {
        return Element.of(
                "Error",
                Element.of("Type", error.type()),
                Element.of("Code", error.code()),
                Element.of("Message", String.valueOf(error.getMessage())));
    }

    private String nextRequestId() {
        byte[] name = (service.namespace() + requests.incrementAndGet()).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(name).toString();
    }
}
