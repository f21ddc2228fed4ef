package io.lakelift.fakes;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lakelift.fakes.rds.FakeRds;
import io.lakelift.fakes.wire.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.rds.model.ExportTaskNotFoundException;
import software.amazon.awssdk.services.rds.model.IamRoleMissingPermissionsException;
import software.amazon.awssdk.services.rds.model.RdsException;
import software.amazon.awssdk.services.sns.model.NotFoundException;

/** What each scenario puts in the way of an export, and how one is chosen. */
class ScenarioTest extends CloudTest {

    @Test
    void unseen_isNotFoundForAMinute_andLostSightForEverLater() {
        cloud.play(Scenario.UNSEEN);
        start("night-1", SampleAccount.ORDERS);
        assertThatThrownBy(() -> describe("night-1")).isInstanceOf(ExportTaskNotFoundException.class);
        clock.advance(ofMinutes(1));
        assertThat(describe("night-1").status()).isEqualTo("STARTING");

        cloud.play(Scenario.LOST_SIGHT);
        start("night-1", SampleAccount.ORDERS);
        assertThatThrownBy(() -> follow("night-1")).isInstanceOf(ExportTaskNotFoundException.class);
    }

    @Test
    void quota_isFullForTwentyMinutes_andFreesOneSlotAtATime() {
        cloud.play(Scenario.QUOTA);

        clock.advance(ofMinutes(20).minusSeconds(1));
        assertThatThrownBy(() -> start("night-1", SampleAccount.ORDERS)).hasMessageContaining("limit of 5");
        clock.advance(Duration.ofSeconds(1));
        start("night-1", SampleAccount.ORDERS);
        assertThatThrownBy(() -> start("night-2", SampleAccount.LEDGER)).hasMessageContaining("limit of 5");
    }

    @Test
    void throttled_worksTheEighthTime() {
        cloud.play(Scenario.THROTTLED);
        List<String> codes = new ArrayList<>();
        for (int n = 1; n <= 7; n++) {
            codes.add(code(catchThrowableOfType(RdsException.class, () -> start("night-1", SampleAccount.ORDERS))));
        }

        assertThat(codes).containsOnly("Throttling");
        assertThat(start("night-1", SampleAccount.ORDERS).status()).isEqualTo("STARTING");
    }

    @Test
    void unavailable_answers503ForThreeMinutes() {
        cloud.play(Scenario.UNAVAILABLE);
        RdsException refusal = catchThrowableOfType(RdsException.class, () -> start("night-1", SampleAccount.ORDERS));
        clock.advance(ofMinutes(3));

        assertThat(refusal.statusCode()).isEqualTo(503);
        assertThat(start("night-1", SampleAccount.ORDERS).status()).isEqualTo("STARTING");
    }

    @Test
    void lostAnswer_hasStartedNevertheless() {
        cloud.play(Scenario.LOST_ANSWER);

        assertThatThrownBy(() -> start("night-1", SampleAccount.ORDERS)).isInstanceOf(SdkClientException.class);
        assertThat(describe("night-1").status()).isEqualTo("STARTING");
        assertThat(cloud.rds().calls().count(FakeRds.START)).isOne();
    }

    @Test
    void refused_startsNothing_andTopicGoneTakesNoMessage() {
        cloud.play(Scenario.REFUSED);
        assertThatThrownBy(() -> start("night-1", SampleAccount.ORDERS))
                .isInstanceOf(IamRoleMissingPermissionsException.class);
        cloud.play(Scenario.TOPIC_GONE);
        assertThatThrownBy(
                        () -> sns.publish(r -> r.topicArn(SampleAccount.TOPIC).message("hello")))
                .isInstanceOf(NotFoundException.class);
    }

    @ParameterizedTest
    @EnumSource
    void label_findsTheScenario(Scenario scenario) {
        assertThat(Scenario.named(scenario.label())).isEqualTo(scenario);
        assertThat(scenario.label()).matches("[a-z-]+");
        assertThat(scenario.description()).isNotBlank().doesNotEndWith(".");
    }

    @Test
    void named_unknown_listsEveryName() {
        assertThatThrownBy(() -> Scenario.named("sunny"))
                .hasMessageContaining("\"sunny\"")
                .hasMessageContaining("complete, failed,")
                .hasMessageContaining("topic-gone.");
    }

    @Test
    void reset_forgetsEverything() {
        cloud.play(Scenario.FAILED);
        start("night-1", SampleAccount.BILLING_SNAPSHOT);
        cloud.rds().faults().next(FakeRds.START, 1, Fault.throttling());
        cloud.reset();

        assertThat(cloud.rds().testControl().tasks()).isEmpty();
        assertThat(cloud.rds().calls().all()).isEmpty();
        start("night-1", SampleAccount.BILLING_SNAPSHOT);
        assertThat(follow("night-1").getLast().status()).isEqualTo("COMPLETE");
    }
}
