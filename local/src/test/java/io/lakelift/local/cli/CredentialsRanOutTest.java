package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.asl.Event;
import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.Scenario;
import io.lakelift.fakes.fsx.FakeFsx;
import io.lakelift.fakes.rds.FakeRds;
import io.lakelift.fakes.wire.Fault;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials that ran out say nothing of the export: it continues, and whoever runs this has to log in again. */
class CredentialsRanOutTest {
    private static final Map<String, Object> INPUT = Map.of("sourceArn", SampleAccount.ORDERS);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ExpiredToken",
                "ExpiredTokenException",
                "InvalidClientTokenId",
                "UnrecognizedClientException",
                "RequestExpired",
                "SignatureDoesNotMatch",
                "InvalidSignatureException"
            })
    void atPollsForHalfAnHour_isFollowedOn(String code) {
        during(code, Duration.ofMinutes(1), Duration.ofMinutes(31));
        Lab.Night night = Lab.run("night-1", INPUT);

        assertThat(night.status()).isEqualTo("SUCCEEDED");
        assertThat(causes(night)).contains("RDS rejected the credentials for DescribeExportTasks (" + code + ")");
    }

    @ParameterizedTest
    @CsvSource({
        "ExpiredToken, log in again",
        "RequestExpired, set this computer's clock",
        "SignatureDoesNotMatch, set this computer's clock"
    })
    void atPollsForADay_isFollowedOnAndSaysWhatToDo(String code, String remedy) {
        during(code, Duration.ofMinutes(1), Duration.ofDays(1));
        Lab.Night night = Lab.run("night-1", INPUT);

        assertThat(night.status()).isEqualTo("SUCCEEDED");
        assertThat(causes(night))
                .contains("RDS rejected the credentials", remedy, "a running export continues meanwhile")
                .doesNotContain("change what it names");
    }

    @Test
    void atTheStart_isNotARefusal() {
        Lab.night(Scenario.COMPLETE, INPUT)
                .cloud()
                .rds()
                .faults()
                .next(FakeRds.START, 2, new Fault.Refuse("ExpiredToken", 403, "expired"));
        Lab.Night night = Lab.run("night-1", INPUT);

        assertThat(night.status()).isEqualTo("SUCCEEDED");
        assertThat(night.starts(SampleAccount.ORDERS)).isEqualTo(1);
    }

    @Test
    void atFsx_isFollowedOn() {
        Map<String, Object> input = Map.of("sourceArn", SampleAccount.SCRATCH);
        Lab.night(Scenario.COMPLETE, input)
                .cloud()
                .fsx()
                .faults()
                .next(FakeFsx.DESCRIBE, 2, new Fault.Pass())
                .next(FakeFsx.DESCRIBE, 9, new Fault.Refuse("ExpiredTokenException", 400, "expired"));
        Lab.Night night = Lab.run("night-1", input);

        assertThat(night.status()).isEqualTo("SUCCEEDED");
        assertThat(causes(night)).contains("FSx rejected the credentials", "log in again");
    }

    private static void during(String code, Duration from, Duration until) {
        Lab.night(Scenario.COMPLETE, INPUT)
                .cloud()
                .rds()
                .faults()
                .during(
                        FakeRds.DESCRIBE,
                        SampleAccount.NIGHT.plus(from),
                        SampleAccount.NIGHT.plus(until),
                        new Fault.Refuse(code, 403, "The security token included in the request is expired."));
    }

    private static String causes(Lab.Night night) {
        return night.events().stream()
                .filter(Event.TaskFailed.class::isInstance)
                .map(Object::toString)
                .reduce("", String::concat);
    }
}
