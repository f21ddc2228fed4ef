package io.lakelift.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.NullUnmarked;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.assertions.Template;

/**
 * What a deployment comes to, synthesised once for all tests that ask for it. cdk-nag runs over
 * each: a finding fails the tests. Logical ids are written without CDK's hash.
 */
@NullUnmarked
record SynthesizedDeployment(App app, Map<String, Object> template) {
    private static final Map<String, SynthesizedDeployment> SYNTHESISED = new ConcurrentHashMap<>();

    /** As the shipped file describes it. */
    static SynthesizedDeployment of() {
        return of(read(Checkout.shipped()));
    }

    /** As a file with every key in it describes it. */
    static SynthesizedDeployment ofEverything() {
        return of(read(Checkout.everything()));
    }

    /** With tables, and readers in another account. */
    static SynthesizedDeployment ofTables() {
        return of(read(Checkout.tables()));
    }

    /** @param lines of the file */
    static SynthesizedDeployment of(String... lines) {
        return SYNTHESISED.computeIfAbsent(String.join("\n", lines), SynthesizedDeployment::synthesise);
    }

    private static SynthesizedDeployment synthesise(String file) {
        Map<String, Object> context = new HashMap<>(Checkout.cdkJsonContext());
        Path folder = newFolder();
        context.put("config", write(folder.resolve("given.yaml"), file).toString());
        App app = new App(AppProps.builder()
                .context(context)
                .outdir(folder.resolve("cdk.out").toString())
                .build());
        LakeliftStack stack = LakeliftApp.addTo(app, Checkout.in(folder));
        app.synth();
        return new SynthesizedDeployment(app, Template.fromStack(stack).toJSON());
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> resources() {
        return (Map<String, Object>) template.get("Resources");
    }

    /** What the stack reports when it is deployed. */
    Map<String, String> outputs() {
        Map<String, String> values = new HashMap<>();
        ((Map<?, ?>) template.get("Outputs"))
                .forEach((id, output) -> values.put((String) id, TemplateText.of(((Map<?, ?>) output).get("Value"))));
        return values;
    }

    /** The one resource of this type and logical id. */
    Resource resource(String type, String id) {
        List<Resource> found =
                all(type).stream().filter(it -> it.id().equals(id)).toList();
        if (found.size() != 1) {
            throw new AssertionError("There are %d resources %s %s among %s"
                    .formatted(found.size(), type, id, resources().keySet()));
        }
        return found.getFirst();
    }

    List<Resource> all(String type) {
        return all().stream().filter(resource -> resource.type().equals(type)).toList();
    }

    /** With CDK's hashes: what CloudFormation knows a resource by, from one deployment to the next. */
    List<String> logicalIds(String type) {
        return resources().entrySet().stream()
                .filter(entry -> type.equals(((Map<?, ?>) entry.getValue()).get("Type")))
                .map(Map.Entry::getKey)
                .toList();
    }

    List<Resource> all() {
        return resources().entrySet().stream()
                .map(entry -> Resource.of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target/deployments")), "d")
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
