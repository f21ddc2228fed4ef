package io.lakelift.tables.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One bucket over HTTP for {@link ScaleServer}, with what a check asks of S3: lists of 1,000 keys and ranges, each
 * after a latency and many at a time, which a fake that answers one call after another does not have.
 */
final class BucketServer implements AutoCloseable {
    private static final int PAGE = 1000;
    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]+)-([0-9]+)");

    private final TreeMap<String, byte[]> objects = new TreeMap<>();
    private final AtomicInteger lists = new AtomicInteger();
    private final AtomicInteger gets = new AtomicInteger();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(64);
    private final long latencyMillis;

    BucketServer(int port, long latencyMillis) throws IOException {
        this.latencyMillis = latencyMillis;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    BucketServer put(String key, byte[] bytes) {
        objects.put(key, bytes);
        return this;
    }

    int lists() {
        return lists.get();
    }

    int gets() {
        return gets.get();
    }

    private void answer(HttpExchange call) throws IOException {
        try (call) {
            Thread.sleep(latencyMillis);
            String path = call.getRequestURI().getRawPath();
            int key = path.indexOf('/', 1);
            if (key < 0 || key == path.length() - 1) {
                list(call);
            } else {
                get(call, decoded(path.substring(key + 1)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void list(HttpExchange call) throws IOException {
        lists.incrementAndGet();
        Map<String, String> query = new TreeMap<>();
        for (String part : call.getRequestURI().getRawQuery().split("&")) {
            query.put(part.replaceFirst("=.*", ""), decoded(part.replaceFirst("[^=]*=?", "")));
        }
        String prefix = query.getOrDefault("prefix", "");
        String after = query.getOrDefault("continuation-token", "");
        List<String> keys = objects.tailMap(after.isEmpty() ? prefix : after, after.isEmpty()).keySet().stream()
                .takeWhile(key -> key.startsWith(prefix))
                .limit(PAGE + 1L)
                .toList();
        boolean more = keys.size() > PAGE;
        StringBuilder xml = new StringBuilder("<ListBucketResult><EncodingType>url</EncodingType><IsTruncated>")
                .append(more)
                .append("</IsTruncated>");
        for (String key : more ? keys.subList(0, PAGE) : keys) {
            xml.append("<Contents><Key>")
                    .append(URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/"))
                    .append("</Key><LastModified>2026-11-20T03:00:00.000Z</LastModified><Size>")
                    .append(Objects.requireNonNull(objects.get(key)).length)
                    .append("</Size></Contents>");
        }
        if (more) {
            xml.append("<NextContinuationToken>").append(keys.get(PAGE - 1)).append("</NextContinuationToken>");
        }
        send(call, 200, xml.append("</ListBucketResult>").toString().getBytes(StandardCharsets.UTF_8));
    }

    private void get(HttpExchange call, String key) throws IOException {
        gets.incrementAndGet();
        byte[] bytes = objects.get(key);
        if (bytes == null) {
            fail(call, 404, "NoSuchKey");
            return;
        }
        Matcher range = RANGE.matcher(
                Objects.requireNonNullElse(call.getRequestHeaders().getFirst("Range"), "none"));
        if (!range.matches() || Integer.parseInt(range.group(1)) >= bytes.length) {
            fail(call, 416, "InvalidRange");
            return;
        }
        int end = Math.min(bytes.length, Integer.parseInt(range.group(2)) + 1);
        send(call, 206, Arrays.copyOfRange(bytes, Integer.parseInt(range.group(1)), end));
    }

    private static void fail(HttpExchange call, int status, String code) throws IOException {
        String xml = "<Error><Code>%s</Code><Message>Because.</Message></Error>".formatted(code);
        send(call, status, xml.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange call, int status, byte[] body) throws IOException {
        call.getResponseHeaders().put("Content-Type", Collections.singletonList("application/xml"));
        call.sendResponseHeaders(status, body.length);
        call.getResponseBody().write(body);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
