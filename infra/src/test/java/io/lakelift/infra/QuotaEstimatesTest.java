package io.lakelift.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakelift.config.Config;
import io.lakelift.config.RolePolicies;
import io.lakelift.config.TemplateSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file is refused for is estimated without a template: the estimates must match the templates. */
@NullUnmarked
class QuotaEstimatesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void template_isAtMostAsLargeAsEstimated() throws IOException {
        for (String file : Stream.concat(
                        Stream.of(Checkout.shipped(), Checkout.everything(), Checkout.tables())
                                .map(QuotaEstimatesTest::read),
                        Stream.of(large()))
                .toList()) {
            SynthesizedDeployment deployment = SynthesizedDeployment.of(file);
            long bytes = Files.size(Path.of(deployment.app().synth().getDirectory(), "Lakelift.template.json"));

            assertThat(TemplateSize.of(config(file))).isBetween((int) bytes, (int) bytes + 120_000);
        }
    }

    /** Of each report's folder, which CDK may write with others into one statement, up to a fifth is too much. */
    @Test
    void policies_areAtMostAsLongAsEstimated() throws IOException {
        for (String file : Stream.of(read(Checkout.shipped()), read(Checkout.everything()), large())
                .toList()) {
            SynthesizedDeployment deployment = SynthesizedDeployment.of(file);
            int exportRole = characters(deployment, "ExportRole");
            int verifyRole = characters(deployment, "FunctionsVerifyExportRole");

            assertThat(RolePolicies.exportRole(config(file))).isBetween(exportRole, exportRole + 300);
            assertThat(RolePolicies.verifyRole(config(file))).isBetween(verifyRole, verifyRole + verifyRole / 5 + 300);
        }
    }

    /** Twenty accounts and as many paths of reports, and inputs of some size. */
    private static String large() {
        return IntStream.range(0, 20)
                        .mapToObj(i -> "lake-%1$02d: '1000000000%1$02d'".formatted(i))
                        .collect(Collectors.joining(", ", "storage: {bucketAccounts: {", "}}\n"))
                + "verify: {enabled: true}\n"
                + "exports: {concurrency: 1}\n"
                + "notices: {subscriptions: [{lambda: 'arn:aws:lambda:eu-west-1:123456789012:function:f', severity: [failure]}]}\n"
                + IntStream.range(0, 20)
                        .mapToObj(i -> """
                  - name: n%1$02d
                    cron: '0 3 * * ? *'
                    s3BucketName: lake-%1$02d
                    tags: {t: v}
                    sources:
                      - arn:aws:rds:eu-west-1:123456789012:db:orders
                """.formatted(i)
                                + IntStream.range(0, 100)
                                        .mapToObj(
                                                "      - arn:aws:rds:eu-west-1:123456789012:db:orders-%d\n"::formatted)
                                        .collect(Collectors.joining()))
                        .collect(Collectors.joining("", "schedules:\n", ""))
                + "  - name: files\n    cron: '0 5 * * ? *'\n    sources:\n"
                + IntStream.range(0, 20)
                        .mapToObj(
                                "      - {sourceArn: 'arn:aws:fsx:eu-west-1:123456789012:file-system/fs-0000000000000%1$04d', report: {enabled: true, path: 's3://lake/reports/%1$04d', format: REPORT_CSV_20191124, scope: FAILED_FILES_ONLY}}\n"
                                        ::formatted)
                        .collect(Collectors.joining());
    }

    private static int characters(SynthesizedDeployment deployment, String id) throws IOException {
        Map<?, ?> properties =
                (Map<?, ?>) deployment.resource("AWS::IAM::Role", id).body().get("Properties");
        int characters = 0;
        for (Object policy : (List<?>) properties.get("Policies")) {
            characters += JSON.writeValueAsString(deployed(((Map<?, ?>) policy).get("PolicyDocument")))
                    .length();
        }
        return characters;
    }

    /** With the values that CloudFormation fills in, as long as they can be. */
    private static Object deployed(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(QuotaEstimatesTest::deployed).toList();
        }
        if (value instanceof Map<?, ?> map
                && map.keySet().stream()
                        .noneMatch(
                                key -> List.of("Ref", "Fn::GetAtt", "Fn::Join").contains(key))) {
            Map<Object, Object> all = new LinkedHashMap<>();
            map.forEach((key, each) -> all.put(key, deployed(each)));
            return all;
        }
        return TemplateText.of(value)
                .replace("${AWS::Partition}", "aws")
                .replace("${AWS::Region}", "eu-central-1")
                .replace("${AWS::AccountId}", "123456789012")
                .replace("${Exports.Arn}", "arn:aws:s3:::" + "x".repeat(63))
                .replace("${Key.Arn}", "arn:aws:kms:eu-central-1:123456789012:key/" + "x".repeat(36));
    }

    private Config config(String file) throws IOException {
        return Config.read(Files.writeString(folder.resolve("lakelift.yaml"), file));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
