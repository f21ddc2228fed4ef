package io.lakelift.fakes;

import static io.lakelift.fakes.rds.FakeRds.DESCRIBE;
import static io.lakelift.fakes.rds.FakeRds.START;
import static io.lakelift.fakes.wire.FaultScript.ANY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.lakelift.fakes.rds.ExportTasksRequest;
import io.lakelift.fakes.wire.Call;
import io.lakelift.fakes.wire.ConnectionLost;
import io.lakelift.fakes.wire.Fault;
import io.lakelift.fakes.wire.ServiceError;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.rds.model.RdsException;

/** What a test or a simulation can let go wrong, seen over HTTP and in the process. */
class RdsFaultsTest extends CloudTest {

    private String tryStart(String identifier) {
        RdsException refusal = catchThrowableOfType(RdsException.class, () -> start(identifier, SampleAccount.ORDERS));
        return refusal == null ? "ok" : code(refusal) + " " + refusal.statusCode();
    }

    @Test
    void next_rulesInOrder_eachUsedUpInTurn() {
        cloud.rds()
                .faults()
                .next(START, 2, Fault.throttling())
                .next(START, 1, Fault.unavailable())
                .next(DESCRIBE, 1, new Fault.Refuse("AccessDenied", 403, "not you"));

        assertThat(tryStart("night-1")).isEqualTo("Throttling 400");
        assertThat(tryStart("night-1")).isEqualTo("Throttling 400");
        assertThat(tryStart("night-1")).isEqualTo("ServiceUnavailable 503");
        assertThat(tryStart("night-1")).isEqualTo("ok");
        assertThatThrownBy(() -> describe("night-1")).hasMessageContaining("not you");
        assertThat(describe("night-1").status()).isEqualTo("STARTING");
    }

    @Test
    void pass_letsACallThroughBeforeTheFault() {
        cloud.rds().faults().next(ANY, 1, new Fault.Pass()).next(ANY, 1, Fault.unavailable());

        assertThat(tryStart("night-1")).isEqualTo("ok");
        assertThatThrownBy(() -> describe("night-1")).isInstanceOf(RdsException.class);
    }

    @Test
    void during_holdsFromItsFirstInstantToItsLast() {
        Instant now = clock.instant();
        cloud.rds().faults().during(ANY, now.plusSeconds(10), now.plusSeconds(20), Fault.unavailable());

        assertThat(tryStart("night-1")).isEqualTo("ok");
        clock.advance(Duration.ofSeconds(10));
        assertThat(tryStart("night-2")).isEqualTo("ServiceUnavailable 503");
        clock.advance(Duration.ofSeconds(10));
        assertThat(describe("night-1").status()).isEqualTo("STARTING");
    }

    @Test
    void loseAnswer_takesEffectOnce_andTheClientHearsNothing() {
        cloud.rds().faults().next(START, 1, new Fault.LoseAnswer());

        assertThatThrownBy(() -> start("night-1", SampleAccount.ORDERS)).isInstanceOf(SdkClientException.class);

        assertThat(cloud.rds().testControl().starts(SampleAccount.ORDERS)).isOne();
        assertThat(cloud.rds().calls().of(START)).extracting(Call::outcome).containsExactly(Call.LOST_ANSWER);
        assertThat(tryStart("night-1")).isEqualTo("ExportTaskAlreadyExists 400");
    }

    @Test
    void loseAnswer_ofARefusedCall_isLoggedWithoutAnEffect() {
        start("night-1", SampleAccount.ORDERS);
        cloud.rds().faults().next(START, 1, new Fault.LoseAnswer());

        assertThatThrownBy(() -> start("night-1", SampleAccount.ORDERS)).isInstanceOf(SdkClientException.class);

        assertThat(cloud.rds().calls().of(START)).extracting(Call::tookEffect).containsExactly(true, false);
    }

    @Test
    void after_thatRefuses_comesTooLateForTheEffect() {
        cloud.rds().faults().next(START, 1, new Fault.After(() -> {
            throw Fault.throttling().error();
        }));

        assertThat(tryStart("night-1")).isEqualTo("Throttling 400");

        assertThat(cloud.rds().testControl().starts(SampleAccount.ORDERS)).isOne();
        assertThat(cloud.rds().calls().of(START))
                .extracting(Call::outcome, Call::tookEffect)
                .containsExactly(tuple("Throttling", true));
    }

    @Test
    void defectOfTheFake_isNoSuccess() {
        cloud.rds().faults().next(START, 1, new Fault.Before(() -> {
            throw new IllegalStateException("a defect");
        }));

        assertThat(tryStart("night-1")).endsWith(" 500");

        assertThat(cloud.rds().calls().of(START))
                .extracting(Call::outcome, Call::tookEffect)
                .containsExactly(tuple("defect", false));
    }

    @Test
    void loseRequest_takesNoEffect() {
        cloud.rds().faults().next(START, 1, new Fault.LoseRequest());

        assertThatThrownBy(() -> start("night-1", SampleAccount.ORDERS)).isInstanceOf(SdkClientException.class);

        assertThat(cloud.rds().testControl().starts(SampleAccount.ORDERS)).isZero();
        assertThat(tryStart("night-1")).isEqualTo("ok");
    }

    @Test
    void delay_movesTheClockBeforeTheEffect() {
        cloud.rds().faults().next(START, 1, new Fault.Delay(Duration.ofMinutes(3)));

        start("night-1", SampleAccount.ORDERS);

        assertThat(clock.instant()).isEqualTo(SampleAccount.NIGHT.plusSeconds(180));
        assertThat(describe("night-1").status()).isEqualTo("STARTING");
        clock.advance(Duration.ofMinutes(6).plusSeconds(59));
        assertThat(describe("night-1").status())
                .as("the restore began after the delay")
                .isEqualTo("STARTING");
    }

    @Test
    void throttle_afterABurstOf300_letsTwelveASecondThrough() {
        for (int n = 0; n < 300; n++) {
            cloud.rds().describe(ExportTasksRequest.all());
        }
        RdsException refusal = catchThrowableOfType(RdsException.class, () -> rds.describeExportTasks(r -> {}));

        assertThat(code(refusal)).isEqualTo("Throttling");
        assertThat(refusal.isThrottlingException()).isTrue();
        assertThat(refusal.awsErrorDetails().errorMessage()).isEqualTo("Rate exceeded");
        clock.advance(Duration.ofSeconds(1));
        assertThat(callsUntilThrottled()).isEqualTo(12);
        clock.advance(Duration.ofHours(1));
        assertThat(callsUntilThrottled()).isEqualTo(300);
    }

    private int callsUntilThrottled() {
        int before = cloud.rds().calls().count(DESCRIBE);
        assertThatThrownBy(() -> {
                    while (true) {
                        cloud.rds().describe(ExportTasksRequest.all());
                    }
                })
                .isInstanceOf(ServiceError.class);
        return cloud.rds().calls().count(DESCRIBE) - before - 1;
    }

    @Test
    void calls_tellWhatWasAskedAndAnswered() {
        start("night-1", SampleAccount.ORDERS);
        clock.advance(Duration.ofSeconds(5));
        tryStart("night-1");

        assertThat(cloud.rds().calls().all())
                .containsExactly(
                        new Call(SampleAccount.NIGHT, START, "night-1", Call.OK, true),
                        new Call(
                                SampleAccount.NIGHT.plusSeconds(5),
                                START,
                                "night-1",
                                "ExportTaskAlreadyExists",
                                false));
    }

    @Test
    void inProcess_callsMeetTheSameFaults() {
        cloud.rds().faults().next(START, 1, new Fault.LoseAnswer()).next(START, 1, Fault.throttling());

        assertThatThrownBy(() -> cloud.rds().start(SampleAccount.export("night-1", SampleAccount.ORDERS)))
                .isInstanceOf(ConnectionLost.class);
        assertThatThrownBy(() -> cloud.rds().start(SampleAccount.export("night-1", SampleAccount.ORDERS)))
                .isInstanceOfSatisfying(
                        ServiceError.class, e -> assertThat(e.code()).isEqualTo("Throttling"));
        assertThat(cloud.rds().cancel("night-1").status().ended()).isFalse();
    }
}
