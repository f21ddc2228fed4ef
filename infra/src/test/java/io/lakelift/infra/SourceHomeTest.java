package io.lakelift.infra;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.config.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceHomeTest {
    private static final String SCHEDULE =
            "schedules: [{name: a, cron: '0 3 * * ? *', sources: ['arn:aws:rds:eu-west-1:999988887777:db:orders']}]";

    @TempDir
    private Path folder;

    @Test
    void sourcesOfAnotherAccount_areWarnedOf() throws IOException {
        assertThat(SourceHome.warnings(file(SCHEDULE), cdk("123456789012", "eu-west-1")))
                .containsExactly("The file's sources are in account 999988887777, but the credentials are for"
                        + " 123456789012: if deployed there, every export would be refused.");
    }

    @Test
    void snapshotsOfAnotherRegion_areWarnedOf() throws IOException {
        Config config = file("onSnapshotCreated: ['arn:aws:rds:eu-west-1:999988887777:db:orders']");
        assertThat(SourceHome.warnings(config, cdk("999988887777", "us-east-1")))
                .singleElement()
                .asString()
                .startsWith("The file's sources are in Region eu-west-1, but the credentials are for us-east-1:");
    }

    @Test
    void sourcesWhereTheCredentialsAre_orNoOneKnowsWhere_areNotWarnedOf() throws IOException {
        assertThat(SourceHome.warnings(file(SCHEDULE), cdk("999988887777", "eu-west-1")))
                .isEmpty();
        assertThat(SourceHome.warnings(file(SCHEDULE), Map.of())).isEmpty();
        assertThat(SourceHome.warnings(file("name: lakelift"), cdk("123456789012", "eu-west-1")))
                .isEmpty();
    }

    private Config file(String text) throws IOException {
        return Config.read(Files.writeString(folder.resolve("lakelift.yaml"), text));
    }

    private static Map<String, String> cdk(String account, String region) {
        return Map.of("CDK_DEFAULT_ACCOUNT", account, "CDK_DEFAULT_REGION", region);
    }
}
