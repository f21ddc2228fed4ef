package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.Scenario;
import io.lakelift.fakes.rds.FakeRds;
import io.lakelift.fakes.wire.Fault;
import io.lakelift.local.lambda.FunctionHost;
import io.lakelift.local.run.LocalDeployment;
import io.lakelift.local.run.LocalMachines;
import io.lakelift.local.run.SentNotice;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A function whose process dies before or after its work, or that is called twice: one export, reported once. */
class KilledFunctionTest {
    private static final Map<String, Object> INPUT = Map.of("sourceArn", SampleAccount.ORDERS);

    private final LocalDeployment packaged = Lab.packaged();
    private final FunctionHost functions = packaged.functions();

    @ParameterizedTest
    @ValueSource(strings = {LocalMachines.START, LocalMachines.POLL, LocalMachines.NOTIFY})
    void killedBeforeItsCall_isOneExportReportedOnce(String function) {
        begin(Scenario.COMPLETE, INPUT);
        functions.killBefore(function);
        Lab.Night night = run(INPUT);

        assertOneExport(night);
        assertThat(night.events()).anyMatch(event -> event.toString().contains("Runtime.ExitError"));
    }

    @ParameterizedTest
    @ValueSource(strings = {LocalMachines.START, LocalMachines.POLL})
    void killedAfterItsCall_isOneExportReportedOnce(String function) {
        begin(Scenario.COMPLETE, INPUT);
        functions.killAfter(function);

        assertOneExport(run(INPUT));
    }

    /** RDS knows an export by its identifier, FSx a task by a token that it never gives back. */
    @Test
    void startOfFsxKilledAfterItsCall_isOneExportReportedOnce() {
        Map<String, Object> files = Map.of("sourceArn", SampleAccount.SCRATCH);
        begin(Scenario.COMPLETE, files);
        functions.killAfter(LocalMachines.START);
        Lab.Night night = run(files);

        assertThat(night.status()).isEqualTo("SUCCEEDED");
        assertThat(packaged.cloud().fsx().testControl().starts(SampleAccount.SCRATCH))
                .isOne();
        assertThat(night.notices()).hasSize(1);
    }

    @Test
    void startKilledAfterItsCallThenAnExpiredToken_isNotReportedAsRefused() {
        begin(Scenario.COMPLETE, INPUT);
        functions.killAfter(LocalMachines.START);
        packaged.cloud()
                .rds()
                .faults()
                .next(FakeRds.DESCRIBE, 2, new Fault.Pass())
                .next(FakeRds.DESCRIBE, 1, new Fault.Refuse("ExpiredToken", 403, "expired"));

        assertThat(run(INPUT).status()).isEqualTo("SUCCEEDED");
    }

    @Test
    void notifyKilledAfterItsCall_sendsTheSameNoticeAgain() {
        begin(Scenario.COMPLETE, INPUT);
        functions.killAfter(LocalMachines.NOTIFY);
        Lab.Night night = run(INPUT);

        assertThat(night.status()).isEqualTo("SUCCEEDED");
        assertThat(night.notices()).hasSize(2);
        assertThat(night.notices().stream().map(KilledFunctionTest::noticeId).distinct())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"before", "after"})
    void cancelKilled_stillEndsInCanceled(String moment) {
        begin(Scenario.NEVER_ENDS, INPUT);
        if (moment.equals("before")) {
            functions.killBefore(LocalMachines.CANCEL);
        } else {
            functions.killAfter(LocalMachines.CANCEL);
        }
        Lab.Night night = run(INPUT);

        assertThat(night.status()).isEqualTo("FAILED DeadlineExceeded");
        assertThat(night.notice().outcome()).isEqualTo("CANCELED");
    }

    @Test
    void startedTwiceWithTheSameName_isOneExport() {
        begin(Scenario.COMPLETE, INPUT);
        Lab.Night first = run(INPUT);
        String payload =
                "{\"execution\": {\"arn\": \"%s\", \"name\": \"night-1\", \"startTime\": \"%s\"}, \"now\": \"%s\","
                        + " \"input\": {\"sourceArn\": \"%s\"}}";
        Object again = functions.invoke(
                LocalMachines.START,
                payload.formatted(
                        "arn:aws:states:eu-west-1:123456789012:execution:lakelift-export:night-1",
                        SampleAccount.NIGHT,
                        SampleAccount.NIGHT.plusSeconds(90),
                        SampleAccount.ORDERS));

        assertThat(again.toString())
                .contains(first.result().path("exportTaskIdentifier").asText());
        assertThat(first.starts(SampleAccount.ORDERS)).isEqualTo(1);
    }

    private void begin(Scenario scenario, Object input) {
        Lab.night(packaged, scenario, input);
    }

    private Lab.Night run(Object input) {
        return Lab.run(packaged, "night-1", input);
    }

    private static void assertOneExport(Lab.Night night) {
        assertThat(night.status()).isEqualTo("SUCCEEDED");
        assertThat(night.starts(SampleAccount.ORDERS)).isEqualTo(1);
        assertThat(night.notices()).hasSize(1);
    }

    private static String noticeId(SentNotice notice) {
        return Lab.json(notice.data()).path("noticeId").asText();
    }
}
