package io.lakelift.tables.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AwsErrorsTest {
    @ParameterizedTest
    @ValueSource(strings = {"http://me:p ss@minio:9000", "http://me:ss@minio:9000", "me:p@ss@minio:9000"})
    void unusableSettings_doesNotRepeatAPassword(String endpoint) {
        assertThat(AwsErrors.unusableSettings(new IllegalArgumentException("Illegal endpoint: " + endpoint)))
                .contains("Illegal endpoint: ", "minio:9000")
                .doesNotContain("me:", "ss@");
    }
}
