package io.lakelift.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The policy that the functions read: which sources may be exported where, in as few entries as possible. */
class CombinationsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROLE = "arn:aws:iam::123456789012:role/";
    private static final String KEY = "arn:aws:kms:eu-west-1:123456789012:key/";

    @Test
    void teams_haveTheirSourcesAndPlaces() throws IOException {
        Config teams = Config.read(TestFiles.RESOURCES.resolve("good/teams.yaml"));

        assertThat(Combinations.sources(teams)).containsExactly("db:shared-*", "cluster-snapshot:*");
        assertThat(JSON.<JsonNode>valueToTree(Combinations.of(teams)))
                .isEqualTo(JSON.readTree("""
                [{"sources": ["db:a-orders", "db:a-stock"], "s3BucketName": "team-a-lake", "s3Prefix": "a/{date}",
                  "iamRoleArn": "ROLE/team-a", "kmsKeyId": "KEY/aaaaaaaa-1111-4222-8333-444455556666"},
                 {"sources": ["cluster:b-shop"], "s3BucketName": "team-b-lake",
                  "iamRoleArn": "ROLE/team-b", "kmsKeyId": "KEY/bbbbbbbb-1111-4222-8333-444455556666"},
                 {"sources": ["db:b-audit"], "s3BucketName": "team-b-lake", "s3Prefix": "audit",
                  "iamRoleArn": "ROLE/team-b", "kmsKeyId": "KEY/bbbbbbbb-1111-4222-8333-444455556666"},
                 {"sources": ["db:ledger", "file-system/fs-0123456789abcdef0"], "s3Prefix": "shared/{date}"},
                 {"s3BucketName": "archive-lake"},
                 {"sources": ["snapshot:before-release-*", "snapshot:rds:billing-20*"]}]
                """.replace("ROLE/", ROLE).replace("KEY/", KEY)));
        assertThat(teams.security().foreignCancels()).isTrue();
    }

    /** Most files: what a schedule says is what any input may say, so there is nothing to tell. */
    @Test
    void ownStorage_isNotASeparateCombination() {
        assertThat(Combinations.of(Config.read(TestFiles.SHIPPED))).isEmpty();
        assertThat(Combinations.sources(Config.read(TestFiles.SHIPPED))).isEmpty();
    }

    @Test
    void ownStorageByItsNames_isNotASeparateCombination(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("lakelift.yaml"), """
                storage: {bucketName: my-lake, keyArn: "%1$s", s3Prefix: exports}
                schedules:
                  - {name: a, cron: "0 3 * * ? *", tags: {a: b}, s3BucketName: my-lake, kmsKeyId: "%1$s", s3Prefix: exports/a}
                  - {name: b, cron: "0 3 * * ? *", tags: {a: b}, s3BucketName: my-lake, s3Prefix: exports-2}
                """.formatted(KEY + "aaaaaaaa-1111-4222-8333-444455556666"));

        assertThat(Combinations.of(Config.read(file))).containsExactly(Map.of("s3Prefix", "exports-2"));
    }
}
