package io.lakelift.infra.localstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakelift.infra.LakeliftApp;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What {@code cdk synth} writes for this checkout: the template, and which files go to which bucket under which key.
 */
record Assembly(Path folder) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STACK = "Lakelift";
    private static final long LONGEST_SYNTH_S = 120;

    /** A file to be published before the stack is created; bucket and key may hold {@code ${AWS::AccountId}}. */
    record Asset(Path file, String bucket, String key) {}

    /** Of the file that is shipped. */
    static Assembly synthesised() throws IOException, InterruptedException {
        return synthesised("lakelift.yaml");
    }

    /**
     * Runs the app as {@code cdk} does: a process of its own, told by its environment what to read and where to write.
     *
     * @param config the deployment's file, as {@code -c config=FILE} names it
     */
    static Assembly synthesised(String config) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(
                        Path.of("target/localstack").resolve(Path.of(config).getFileName()))
                .toAbsolutePath();
        File log = folder.resolve("synth.log").toFile();
        ProcessBuilder app = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LakeliftApp.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(log);
        app.environment().put("CDK_OUTDIR", folder.resolve("cdk.out").toString());
        ObjectNode context = (ObjectNode) JSON.readTree(new File("cdk.json")).get("context");
        app.environment().put("CDK_CONTEXT_JSON", context.put("config", config).toString());
        Process synth = app.start();
        if (!synth.waitFor(LONGEST_SYNTH_S, TimeUnit.SECONDS) || synth.exitValue() != 0) {
            synth.destroyForcibly();
            throw new AssertionError("The app was not synthesised:\n" + Files.readString(log.toPath()));
        }
        return new Assembly(folder.resolve("cdk.out"));
    }

    /** All files that {@code cdk deploy} would publish, the template among them. */
    List<Asset> assets() throws IOException {
        List<Asset> assets = new ArrayList<>();
        for (Map.Entry<String, JsonNode> file :
                read(STACK + ".assets.json").get("files").properties()) {
            JsonNode source = file.getValue().get("source");
            if (!source.get("packaging").asText().equals("file")) {
                throw new AssertionError("Nobody here can pack the asset " + source + ".");
            }
            for (JsonNode to : file.getValue().get("destinations")) {
                assets.add(new Asset(
                        folder.resolve(source.get("path").asText()),
                        to.get("bucketName").asText(),
                        to.get("objectKey").asText()));
            }
        }
        return assets;
    }

    boolean isTemplate(Asset asset) {
        return asset.file().endsWith(STACK + ".template.json");
    }

    /** As the deployment's file names it. */
    String stackName() throws IOException {
        return read("manifest.json")
                .at("/artifacts/" + STACK + "/properties/stackName")
                .asText();
    }

    JsonNode template() throws IOException {
        return read(STACK + ".template.json");
    }

    private JsonNode read(String name) throws IOException {
        return JSON.readTree(folder.resolve(name).toFile());
    }
}
