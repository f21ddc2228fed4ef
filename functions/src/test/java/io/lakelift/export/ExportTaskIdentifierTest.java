package io.lakelift.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakelift.export.error.Refusal;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExportTaskIdentifierTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "snapshot:rds:orders-2026-11-20-03-10, lakelift-rds-orders-2026-11-20-03-10-",
        "snapshot:awsbackup:job-0f3b, lakelift-awsbackup-job-0f3b-",
        "cluster:billing, lakelift-billing-",
        "snapshot:a--b_c., lakelift-a-b-c-",
        "snapshot:---, lakelift-",
        "snapshot:a-name-that-is-far-too-long-to-fit-into-sixty-characters-at-all, lakelift-a-name-that-is-far-too-long-to-fit-",
    })
    void of_source_isPrefixSourceHash(String resource, String start) {
        String value = of(resource, "night-1");

        assertThat(value).startsWith(start).hasSizeLessThanOrEqualTo(60).matches("[a-zA-Z](-?[a-zA-Z0-9])*");
        assertThat(value.substring(start.length())).matches("[0-9a-z]{16}");
    }

    @Test
    void isOf_identifierThatRdsAnswersInLowerCase_isStillOurs() {
        Deployment nightly = Samples.deployment("nightly-EU");
        String answered = ExportTaskIdentifier.of(nightly, source("snapshot:a"), Samples.EXECUTION)
                .value()
                .toLowerCase(Locale.ROOT);

        assertThat(ExportTaskIdentifier.isOf(answered, nightly, Samples.EXECUTION))
                .isTrue();
        assertThat(ExportTaskIdentifier.isOf(answered, Samples.deployment("nightly-eu")))
                .isFalse();
    }

    @Test
    void isOf_deploymentWhoseNameBeginsTheOther_isNot() {
        Deployment lake = Samples.deployment("lake");
        Deployment house = Samples.deployment("lake-house");
        String name = ExportTaskIdentifier.of(house, source("snapshot:a"), Samples.EXECUTION)
                .value();

        assertThat(ExportTaskIdentifier.isOf(name, house)).isTrue();
        assertThat(ExportTaskIdentifier.isOf(name, house, Samples.EXECUTION)).isTrue();
        assertThat(ExportTaskIdentifier.isOf(name, house, Samples.execution("night-2")))
                .isFalse();
        assertThat(ExportTaskIdentifier.isOf(name, lake)).isFalse();
        assertThat(ExportTaskIdentifier.isOf("lake-house", lake)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1a", "a--b", "a-", "a_b", "ä", "a b"})
    void new_notAnIdentifier_isRefused(String value) {
        assertThatThrownBy(() -> new ExportTaskIdentifier(value))
                .matches(Refusal.INVALID_INPUT::is)
                .hasMessageStartingWith("exportTaskIdentifier \"" + value + "\" is not valid");
    }

    @Test
    void new_tooLong_isRefused() {
        assertThat(new ExportTaskIdentifier("a".repeat(60)).value()).hasSize(60);
        assertThatThrownBy(() -> new ExportTaskIdentifier("a".repeat(61))).matches(Refusal.INVALID_INPUT::is);
    }

    private static String of(String resource, String execution) {
        return ExportTaskIdentifier.of(Samples.DEPLOYMENT, source(resource), Samples.execution(execution))
                .value();
    }

    private static ExportSource source(String resource) {
        return ExportSource.parse("arn:aws:rds:eu-west-1:123456789012:" + resource);
    }
}
