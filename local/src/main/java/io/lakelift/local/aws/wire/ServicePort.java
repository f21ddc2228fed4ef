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
 * A fake service on a port, for unmodified SDK clients. Calls are taken one after another, on one thread: the order in
 * which they arrive is the order in which they happen.
 */
public final class ServicePort implements AutoCloseable {
    static {
        // Without it every answer on a kept connection waits 40 ms for the client's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

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
    private static ServicePort open(InetSocketAddress address, Protocol protocol) {
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
            String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            String requestId = nextRequestId();
            Protocol.Reply reply = protocol.answer(new Protocol.Request(target == null ? "" : target, sent), requestId);
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", protocol.contentType());
            exchange.getResponseHeaders().set("x-amzn-RequestId", requestId);
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
        } catch (ConnectionLost silence) {
            // Closing the exchange without an answer is the answer.
        }
    }

    private String nextRequestId() {
        byte[] name = (protocol.name() + requests.incrementAndGet()).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(name).toString();
    }
}
