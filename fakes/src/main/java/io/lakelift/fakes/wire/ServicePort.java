package io.lakelift.fakes.wire;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A fake service on a port, for unmodified SDK clients. Calls are handled one after another on one thread, in the order
 * in which they arrive.
 */
public final class ServicePort implements AutoCloseable {
    static {
        // Without it every answer on a kept connection waits 40 ms for the client's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /** What the server expects for a response without a body; 0 would mean a body of unknown length. */
    private static final int NO_BODY = -1;

    private final Protocol protocol;
    private final HttpServer server;
    private final AtomicLong requests = new AtomicLong();

    private ServicePort(Protocol protocol, HttpServer server) {
        this.protocol = protocol;
        this.server = server;
    }

    public static ServicePort open(InetSocketAddress address, QueryService service) {
        return open(address, new QueryProtocol(service));
    }

    public static ServicePort open(InetSocketAddress address, JsonService service) {
        return open(address, new JsonProtocol(service));
    }

    /** Opens the port; port 0 takes any that is free. */
    public static ServicePort open(InetSocketAddress address, Protocol protocol) {
        try {
            ServicePort opened = new ServicePort(protocol, HttpServer.create(address, 0));
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
            String requestId = nextRequestId();
            Protocol.Reply reply = protocol.answer(request(exchange), requestId);
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.getResponseHeaders().set("x-amzn-RequestId", requestId);
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.getResponseHeaders().set("Content-Length", String.valueOf(reply.body().length));
                exchange.sendResponseHeaders(reply.status(), NO_BODY);
            } else {
                exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? NO_BODY : reply.body().length);
                exchange.getResponseBody().write(reply.body());
            }
        } catch (ConnectionLost silence) {
            // The exchange is closed without an answer, which breaks the connection.
        }
    }

    private static Protocol.Request request(HttpExchange exchange) throws IOException {
        Headers headers = exchange.getRequestHeaders();
        return new Protocol.Request(
                exchange.getRequestMethod(),
                exchange::getRequestURI,
                name -> Optional.ofNullable(headers.getFirst(name)),
                exchange.getRequestBody().readAllBytes());
    }

    private String nextRequestId() {
        byte[] name = (protocol.name() + requests.incrementAndGet()).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(name).toString();
    }
}
