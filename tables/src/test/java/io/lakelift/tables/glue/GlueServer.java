package io.lakelift.tables.glue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;

/** The tables of one database over HTTP. Unlike moto it refuses an update of a version that is no longer the newest. */
public final class GlueServer implements AutoCloseable {
    public static final String DATABASE = "lake";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TreeMap<String, ObjectNode> tables = new TreeMap<>();
    private final Map<String, Runnable> before = new ConcurrentHashMap<>();
    private final Map<String, Runnable> after = new ConcurrentHashMap<>();
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private int versions;

    static {
        System.setProperty("sun.net.httpserver.nodelay", "true"); // or each answer waits 40 ms for an acknowledgement
    }

    public GlueServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** An error of Glue's, thrown by what a test plants. */
    public static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int status;
        private final String code;

        public Refusal(int status, String code, String message) {
            super(message);
            this.status = status;
            this.code = code;
        }
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public GlueTables catalog() {
        return catalog(1);
    }

    /** @param attempts of each call */
    public GlueTables catalog(int attempts) {
        return new GlueTables(
                GlueClient.builder()
                        .endpointOverride(endpoint())
                        .region(Region.EU_WEST_1)
                        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("x", "x")))
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .overrideConfiguration(override -> override.retryStrategy(retry -> retry.maxAttempts(attempts)))
                        .build(),
                DATABASE);
    }

    /** Runs once, before the next call of this operation has any effect. */
    public void before(String operation, Runnable planted) {
        before.put(operation, planted);
    }

    /** Runs once, when the next call of this operation has had its effect and is not answered yet. */
    public void after(String operation, Runnable planted) {
        after.put(operation, planted);
    }

    /** Takes back what was planted for an operation. */
    public void heal(String operation) {
        before.remove(operation);
        after.remove(operation);
    }

    public List<String> calls() {
        return List.copyOf(calls);
    }

    /** A table as Glue has it; a missing node where there is none. */
    public synchronized JsonNode table(String name) {
        ObjectNode table = tables.get(name);
        return table == null ? JSON.missingNode() : table.deepCopy();
    }

    public synchronized List<String> names() {
        return List.copyOf(tables.keySet());
    }

    public String pointer(String name) {
        return table(name).at("/Parameters/metadata_location").asText();
    }

    /** Another program makes a table, or changes one. */
    public synchronized void put(String json) {
        try {
            write((ObjectNode) JSON.readTree(json));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Another program deletes a table. */
    public synchronized void remove(String name) {
        tables.remove(name);
    }

    private void write(ObjectNode input) {
        String name = input.path("Name").asText().toLowerCase(Locale.ROOT);
        tables.put(
                name,
                input.put("Name", name).put("DatabaseName", DATABASE).put("VersionId", String.valueOf(versions++)));
    }

    private void answer(HttpExchange call) throws IOException {
        try (call) {
            String operation = call.getRequestHeaders().getFirst("X-Amz-Target").replace("AWSGlue.", "");
            JsonNode request = JSON.readTree(call.getRequestBody());
            calls.add(operation);
            try {
                run(before.remove(operation));
                JsonNode answer = operated(operation, request);
                run(after.remove(operation));
                send(call, 200, answer);
            } catch (Refusal refusal) {
                send(
                        call,
                        refusal.status,
                        JSON.createObjectNode().put("__type", refusal.code).put("message", refusal.getMessage()));
            }
        }
    }

    private static void run(@Nullable Runnable planted) {
        if (planted != null) {
            planted.run();
        }
    }

    private synchronized JsonNode operated(String operation, JsonNode request) {
        if (!request.path(operation.equals("GetDatabase") ? "Name" : "DatabaseName")
                .asText()
                .equals(DATABASE)) {
            throw new Refusal(400, "EntityNotFoundException", "Database other not found.");
        }
        return switch (operation) {
            case "GetDatabase" ->
                JSON.createObjectNode().set("Database", JSON.createObjectNode().put("Name", DATABASE));
            case "GetTables" -> page(request);
            case "GetTable" ->
                JSON.createObjectNode().set("Table", there(request.path("Name").asText()));
            case "CreateTable" -> created((ObjectNode) request.path("TableInput"));
            case "UpdateTable" -> updated(request);
            case "DeleteTable" -> {
                tables.remove(there(request.path("Name").asText()).path("Name").asText());
                yield JSON.createObjectNode();
            }
            default -> throw new Refusal(400, "UnknownOperationException", operation);
        };
    }

    private ObjectNode there(String name) {
        ObjectNode table = tables.get(name);
        if (table == null) {
            throw new Refusal(400, "EntityNotFoundException", "Table %s not found.".formatted(name));
        }
        return table;
    }

    private JsonNode page(JsonNode request) {
        ObjectNode answer = JSON.createObjectNode();
        String last = "";
        for (ObjectNode table :
                tables.tailMap(request.path("NextToken").asText(), false).values()) {
            if (answer.path("TableList").size() == request.path("MaxResults").asInt(100)) {
                return answer.put("NextToken", last);
            }
            answer.withArray("TableList").add(table);
            last = table.path("Name").asText();
        }
        return answer;
    }

    private JsonNode created(ObjectNode input) {
        if (tables.containsKey(input.path("Name").asText())) {
            throw new Refusal(400, "AlreadyExistsException", "Table already exists.");
        }
        write(input);
        return JSON.createObjectNode();
    }

    private JsonNode updated(JsonNode request) {
        ObjectNode input = (ObjectNode) request.path("TableInput");
        String version = there(input.path("Name").asText()).path("VersionId").asText();
        if (!request.path("VersionId").asText().equals(version)) {
            throw new Refusal(
                    400, "ConcurrentModificationException", "Update table failed due to concurrent modifications.");
        }
        if (!request.path("SkipArchive").asBoolean()) {
            throw new Refusal(400, "ResourceNumberLimitExceededException", "Number of table versions exceeds limit.");
        }
        write(input);
        return JSON.createObjectNode();
    }

    private static void send(HttpExchange call, int status, JsonNode body) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().put("Content-Type", Collections.singletonList("application/x-amz-json-1.1"));
        call.sendResponseHeaders(status, bytes.length);
        call.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
