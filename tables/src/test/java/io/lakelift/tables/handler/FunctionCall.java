package io.lakelift.tables.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakelift.tables.folder.MemoryFolder;
import io.lakelift.tables.verify.TestExport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Calls a function as the state machine does. */
final class FunctionCall {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FunctionCall() {}

    /** @param logged gets what it logs */
    static JsonNode of(ReportFunction function, ObjectNode previous, Instant now, List<String> logged)
            throws IOException {
        ObjectNode payload = JSON.createObjectNode();
        payload.putObject("execution").put("name", "night-1");
        payload.put("now", now.toString());
        payload.set("previous", previous);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        function.handleRequest(new ByteArrayInputStream(JSON.writeValueAsBytes(payload)), answer, context(logged));
        return JSON.readTree(answer.toByteArray());
    }

    /** What PollExport answers of a complete export whose files are to be checked. */
    static ObjectNode report() {
        ObjectNode report = JSON.createObjectNode();
        report.put("role", "owner").put("waitSeconds", 30).put("unverified", true);
        report.putObject("end").put("outcome", "COMPLETE");
        report.putObject("export")
                .put("exportTaskIdentifier", TestExport.ID)
                .put("sourceArn", TestExport.SOURCE)
                .put("snapshotTime", "2026-11-20T03:10:12.345Z")
                .put("taskEndTime", MemoryFolder.WRITTEN.toString())
                .put("s3Bucket", "my-exports")
                .put("s3Prefix", "nightly");
        return report;
    }

    private static Context context(List<String> logged) {
        LambdaLogger logger = new LambdaLogger() {
            @Override
            public void log(String message) {
                logged.add(message);
            }

            @Override
            public void log(byte[] message) {
                logged.add(new String(message, StandardCharsets.UTF_8));
            }
        };
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, arguments) -> logger);
    }
}
