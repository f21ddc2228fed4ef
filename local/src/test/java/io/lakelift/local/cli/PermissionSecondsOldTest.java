package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.asl.Event;
import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.Scenario;
import io.lakelift.fakes.fsx.FakeFsx;
import io.lakelift.fakes.rds.FakeRds;
import io.lakelift.fakes.wire.Fault;
import io.lakelift.fakes.wire.FaultScript;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A role, a permission or a key's policy that was written a moment ago: not all of AWS's endpoints know it yet. */
class PermissionSecondsOldTest {
    private static final Map<String, Object> INPUT = Map.of("sourceArn", SampleAccount.ORDERS);

    @ParameterizedTest
    @ValueSource(strings = {"IamRoleMissingPermissions", "IamRoleNotFound", "KMSKeyNotAccessibleFault", "AccessDenied"})
    void refusedOnce_isTriedAgain(String code) {
        faults().next(FakeRds.START, 1, refusal(code));
        Lab.Night night = Lab.run("night-1", INPUT);

        assertThat(night.status()).isEqualTo("SUCCEEDED");
        assertThat(night.starts(SampleAccount.ORDERS)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"IamRoleMissingPermissions", "IamRoleNotFound", "KMSKeyNotAccessibleFault", "AccessDenied"})
    void refusedForGood_isRefusedWithinAMinute(String code) {
        faults().next(FakeRds.START, 100, refusal(code));
        Lab.Night night = Lab.run("night-1", INPUT);

        assertThat(night.notice().outcome()).isEqualTo("REFUSED");
        assertThat(night.notice().message())
                .contains("RDS refused StartExportTask (" + code + ")", "nothing was started");
        assertThat(starts(night)).isEqualTo(4);
        assertThat(length(night)).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void refusedOnceAfterAWaitForASlot_isTriedAgain() {
        faults().next(FakeRds.START, 3, refusal("ExportTaskLimitReachedFault"))
                .next(FakeRds.START, 1, refusal("IamRoleMissingPermissions"));

        assertThat(Lab.run("night-1", INPUT).status()).isEqualTo("SUCCEEDED");
    }

    @ParameterizedTest
    @CsvSource({"Throttling, 400", "ServiceUnavailable, 503"})
    void refusedForGoodAfterTrouble_isRefusedOnceTheDoubtIsOver(String trouble, int status) {
        faults().next(FakeRds.START, 1, new Fault.Refuse(trouble, status, "trouble"))
                .next(FakeRds.START, 500, refusal("IamRoleMissingPermissions"));
        Lab.Night night = Lab.run("night-1", INPUT);

        assertThat(night.status()).isEqualTo("FAILED IamRoleMissingPermissions");
        assertThat(length(night)).isLessThan(Duration.ofMinutes(12));
    }

    @Test
    void lostAnswerNotShownThenRefused_isNotReportedAsRefused() {
        Lab.night(Scenario.UNSEEN, INPUT)
                .cloud()
                .rds()
                .faults()
                .next(FakeRds.START, 1, new Fault.LoseAnswer())
                .next(FakeRds.START, 9, refusal("IamRoleMissingPermissions"));
        Lab.Night night = Lab.run("night-1", INPUT);

        assertThat(night.status()).isEqualTo("SUCCEEDED");
        assertThat(night.starts(SampleAccount.ORDERS)).isEqualTo(1);
    }

    @Test
    void refusedUnderADeadlineThatLeavesNoTimeToTryAgain_isRefused() {
        Map<String, Object> input = Map.of("sourceArn", SampleAccount.ORDERS, "deadline", "PT20S");
        Lab.night(Scenario.COMPLETE, input)
                .cloud()
                .rds()
                .faults()
                .next(FakeRds.START, 100, refusal("IamRoleMissingPermissions"));
        Lab.Night night = Lab.run("night-1", input);

        assertThat(night.notice().outcome()).isEqualTo("REFUSED");
        assertThat(night.notice().message()).contains("IamRoleMissingPermissions");
    }

    @Test
    void otherRefusals_areFinalAtOnce() {
        faults().next(FakeRds.START, 1, refusal("InvalidExportOnly"));
        Lab.Night night = Lab.run("night-1", INPUT);

        assertThat(night.notice().outcome()).isEqualTo("REFUSED");
        assertThat(starts(night)).isEqualTo(1);
    }

    @Test
    void lookDeniedOnce_isTriedAgain() {
        faults().next(FakeRds.DESCRIBE, 1, refusal("AccessDenied"));

        assertThat(Lab.run("night-1", INPUT).status()).isEqualTo("SUCCEEDED");
    }

    @Test
    void fsxDeniedOnce_isTriedAgain() {
        Map<String, Object> input = Map.of("sourceArn", SampleAccount.SCRATCH);
        Lab.night(Scenario.COMPLETE, input)
                .cloud()
                .fsx()
                .faults()
                .next(FakeFsx.CREATE, 1, new Fault.Refuse("AccessDeniedException", 400, "not authorized"));

        assertThat(Lab.run("night-1", input).status()).isEqualTo("SUCCEEDED");
    }

    private static FaultScript faults() {
        return Lab.night(Scenario.COMPLETE, INPUT).cloud().rds().faults();
    }

    private static Fault refusal(String code) {
        return new Fault.Refuse(code, 400, "Words of the service.");
    }

    private static long starts(Lab.Night night) {
        return night.deployment().cloud().rds().calls().all().stream()
                .filter(call -> call.action().equals(FakeRds.START))
                .count();
    }

    private static Duration length(Lab.Night night) {
        Event last = night.events().getLast();
        return Duration.between(SampleAccount.NIGHT, last.time());
    }
}
