package io.lakelift.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/** What docs/environments.md says of the template to those who deploy it by other means, or under a boundary. */
@NullUnmarked
class EnvironmentsPageTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BOUNDARY = "@aws-cdk/core:permissionsBoundary";

    @TempDir
    private Path folder;

    @Test
    void template_readsTheJarsFromWhereTheAssetsFileSendsThem() throws IOException {
        Path out = synthesised(Map.of());
        Map<String, JsonNode> destinations = new HashMap<>();
        for (JsonNode file :
                JSON.readTree(out.resolve("Lakelift.assets.json").toFile()).get("files")) {
            JsonNode destination = file.get("destinations").elements().next();
            assertThat(out.resolve(file.at("/source/path").asText())).exists();
            destinations.put(destination.get("objectKey").asText(), destination);
        }
        List<JsonNode> functions = resources(out, "AWS::Lambda::Function");

        assertThat(functions).isNotEmpty().allSatisfy(function -> {
            JsonNode destination =
                    destinations.get(function.at("/Properties/Code/S3Key").asText());
            assertThat(function.at("/Properties/Code/S3Bucket/Fn::Sub")).isEqualTo(destination.get("bucketName"));
            assertThat(destination.get("bucketName").asText())
                    .isEqualTo("cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}");
        });
    }

    @Test
    void template_asksForOneParameterAndForNoCapabilityBeyondIam() throws IOException {
        Path out = synthesised(Map.of());

        assertThat(template(out).get("Parameters").fieldNames()).toIterable().containsExactly("BootstrapVersion");
        assertThat(resources(out, "AWS::IAM::Role"))
                .isNotEmpty()
                .allSatisfy(role -> assertThat(role.at("/Properties/RoleName").isMissingNode())
                        .isTrue());
        assertThat(resources(out, "AWS::IAM::ManagedPolicy")).isEmpty();
    }

    @Test
    void boundaryInTheContext_isOnEachRole() throws IOException {
        Path out = synthesised(Map.of(BOUNDARY, Map.of("name", "developer-boundary")));

        assertThat(resources(out, "AWS::IAM::Role"))
                .hasSizeGreaterThan(15)
                .allSatisfy(role -> assertThat(
                                role.at("/Properties/PermissionsBoundary").toString())
                        .contains(":policy/developer-boundary"));
    }

    private Path synthesised(Map<String, Object> added) {
        Map<String, Object> context = new HashMap<>(Checkout.cdkJsonContext());
        context.putAll(added);
        Path out = folder.resolve("cdk.out");
        App app = new App(
                AppProps.builder().context(context).outdir(out.toString()).build());
        LakeliftApp.addTo(app, Checkout.in(folder));
        app.synth();
        return out;
    }

    private static JsonNode template(Path out) throws IOException {
        return JSON.readTree(Files.readString(out.resolve("Lakelift.template.json")));
    }

    private static List<JsonNode> resources(Path out, String type) throws IOException {
        return template(out).get("Resources").findParents("Type").stream()
                .filter(resource -> resource.get("Type").asText().equals(type))
                .toList();
    }
}
