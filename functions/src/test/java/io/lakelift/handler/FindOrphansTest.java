package io.lakelift.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.export.InMemoryExportGateway;
import io.lakelift.export.Samples;
import io.lakelift.export.Service;
import io.lakelift.export.error.Refusal;
import io.lakelift.export.error.ServiceUnavailable;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the sweep is answered: what nobody follows, with the execution that adopts it, and what could not be seen. */
class FindOrphansTest {
    private static final String LAST_TRY = "\"attempt\": 15";

    private final InMemoryServices inMemoryServices = new InMemoryServices();
    private final FindOrphans function = new FindOrphans(Samples.DEPLOYMENT, inMemoryServices.services());
    private String identifier = "";

    @BeforeEach
    void anExportOfNight1Runs() {
        StartExport start = new StartExport(Samples.DEPLOYMENT, inMemoryServices.services());
        identifier = new Lambda()
                .answer(start, "\"input\": {\"sourceArn\": \"%s\"}".formatted(Samples.SNAPSHOT))
                .at("/export/exportTaskIdentifier")
                .asText();
    }

    @Test
    void exportOfAnExecutionThatRunsNoMore_isAnOrphan_andItsAdoptionIsNamed() {
        inMemoryServices.executions.with(Samples.execution("night-2"), "{}");

        JsonNode found = find("\"attempt\": 0");

        assertThat(found.at("/orphans/0/name").asText()).isEqualTo("adopt-" + identifier + "-1795226401");
        assertThat(found.at("/orphans/0/input").asText())
                .isEqualTo("{\"adopt\":{\"exportTaskIdentifier\":\"%s\"}}".formatted(identifier));
        assertThat(found.path("unseen")).isEmpty();
    }

    /** The list of executions may lack the one that follows it: it has only just started, or been redriven. */
    @Test
    void orphan_isLookedAtAgain_andIsNoneWhereAnExecutionFollowsItAfterAll() {
        JsonNode first = find("\"attempt\": 0");
        inMemoryServices.executions.with(Samples.execution("night-1"), "{}");

        JsonNode second = find("\"attempt\": 0, \"previous\": " + first);

        assertThat(first.path("waitSeconds").asInt()).isEqualTo(120);
        assertThat(second.toString()).isEqualTo("{\"orphans\":[],\"unseen\":[]}");
    }

    @Test
    void orphanThatTwoCallsFind_isOne_butNotWhatOnlyTheSecondFinds() {
        inMemoryServices.fsx.refuseNextList(Refusal.ACCESS_DENIED.because("FSx refused it."));
        JsonNode first = find("\"attempt\": 0, \"previous\": {}");
        inMemoryServices.rds.put(
                InMemoryExportGateway.task("lakelift-other-0a1b2c3d4e5f", Samples.request(), "STARTING"));
        inMemoryServices.fsx.refuseNextList(Refusal.ACCESS_DENIED.because("FSx refused it, in another request."));

        JsonNode second = find("\"attempt\": 0, \"previous\": " + first);

        assertThat(second.path("orphans").findValuesAsText("exportTaskIdentifier"))
                .containsExactly(identifier);
        assertThat(second.path("unseen")).isEqualTo(first.path("unseen")).hasSize(1);
        assertThat(second.has("waitSeconds")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    night-1             | {}
                    adopt-ID-1795226000 | {"adopt": {"exportTaskIdentifier": "ID"}}
                    """)
    void exportThatARunningExecutionFollows_isNotAnOrphan(String name, String input) {
        inMemoryServices.executions.with(
                Samples.execution(name.replace("ID", identifier)), input.replace("ID", identifier));

        assertThat(find("\"attempt\": 0").toString()).isEqualTo("{\"orphans\":[],\"unseen\":[]}");
    }

    /** Whoever may start executions chooses their names. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    adopt-ID-1795226000 | {}
                    adopt-ID-1795226000 | {"adopt": {"exportTaskIdentifier": "another"}}
                    adopt-ID-1795226000 | {"sourceArn": "arn:aws:rds:eu-west-1:123456789012:snapshot:tiny"}
                    stop-1-night-1      | {"sourceArn": "arn:aws:rds:eu-west-1:123456789012:snapshot:tiny"}
                    """)
    void executionThatOnlyHasTheName_hidesNoOrphan(String name, String input) {
        cancelling();
        inMemoryServices.executions.with(
                Samples.execution(name.replace("ID", identifier)), input.replace("ID", identifier));

        assertThat(find("\"attempt\": 0").path("orphans")).hasSize(1);
    }

    /** Taken for an orphan, it would be adopted again at each sweep. */
    @Test
    void followerThatMayNotBeRead_isReported_andItsExportNotAdopted() {
        inMemoryServices.executions.with(Samples.execution("adopt-" + identifier + "-1795226000"), "{}");
        inMemoryServices.executions.passNext();
        inMemoryServices.executions.failNext(Refusal.ACCESS_DENIED.because("DescribeExecution was refused."));

        JsonNode found = find("\"attempt\": 0");

        assertThat(found.path("orphans")).isEmpty();
        assertThat(found.at("/unseen/0").asText())
                .isEqualTo(
                        "Could not find out whether export %s is followed: DescribeExecution was refused.", identifier);
    }

    @Test
    void exportThatATakeOverCancels_isNotAnOrphan() {
        cancelling();
        inMemoryServices.executions.ended(
                Samples.EXECUTION, "ABORTED", "{\"sourceArn\": \"%s\"}".formatted(Samples.SNAPSHOT));
        inMemoryServices.executions.with(
                Samples.execution("stop-1-night-1"),
                "{\"cancel\": {\"executionArn\": \"%s\", \"status\": \"ABORTED\"}}".formatted(Samples.EXECUTION.arn()));

        assertThat(find("\"attempt\": 0").path("orphans")).isEmpty();
    }

    private void cancelling() {
        inMemoryServices.rds.put(InMemoryExportGateway.with(
                inMemoryServices.rds.find(identifier).orElseThrow(), "CANCELING", Optional.empty(), Optional.empty()));
    }

    /** What ends between the two lists is in none of them, or in the first alone: either way it is no orphan. */
    @Test
    void exports_areListedBeforeExecutions() {
        find("\"attempt\": 0");

        assertThat(inMemoryServices.calls()).containsSubsequence("running", "running", "executions");
    }

    @Test
    void nothingRuns_noExecutionsAreListed() {
        inMemoryServices.rds.put(InMemoryExportGateway.with(
                inMemoryServices.rds.find(identifier).orElseThrow(), "COMPLETE", Optional.empty(), Optional.empty()));

        assertThat(find("\"attempt\": 0").toString()).isEqualTo("{\"orphans\":[],\"unseen\":[]}");
        assertThat(inMemoryServices.executions.calls()).isEmpty();
    }

    @Test
    void silenceOfAService_isTriedAgain_untilTheOtherIsAnsweredWithoutIt() {
        inMemoryServices.fsx.refuseNextList(new ServiceUnavailable("FSx failed.", null));
        assertThatThrownBy(() -> find("\"attempt\": 14")).isInstanceOf(ServiceUnavailable.class);
        inMemoryServices.fsx.refuseNextList(new ServiceUnavailable("FSx failed.", null));

        JsonNode found = find(LAST_TRY);

        assertThat(found.path("orphans")).hasSize(1);
        assertThat(found.path("unseen").toString())
                .isEqualTo("[\"The running exports of FSX could not be listed: FSx failed.\"]");
    }

    @Test
    void listThatIsRefused_isReportedAtOnce_andHidesNothingOfTheOther() {
        inMemoryServices.fsx.refuseNextList(Refusal.ACCESS_DENIED.because("FSx refused it."));

        JsonNode found = find("\"attempt\": 0");

        assertThat(found.path("orphans")).hasSize(1);
        assertThat(found.at("/unseen/0").asText()).endsWith("FSx refused it.");
    }

    /** Who follows what cannot be said without the executions: nothing may be adopted twice. */
    @Test
    void executionsThatCannotBeListed_areTriedAgain() {
        inMemoryServices.executions.failNext(new ServiceUnavailable("Step Functions failed.", null));

        assertThatThrownBy(() -> find(LAST_TRY)).isInstanceOf(ServiceUnavailable.class);
    }

    @Test
    void deploymentWithoutFsx_asksRdsOnly() {
        inMemoryServices.fsx.refuseNextList(new ServiceUnavailable("There is no such host.", null));
        FindOrphans rdsOnly = new FindOrphans(Samples.DEPLOYMENT, inMemoryServices.services(), List.of(Service.RDS));

        JsonNode found = new Lambda().answer(rdsOnly, "\"attempt\": 0");

        assertThat(found.path("orphans")).hasSize(1);
        assertThat(inMemoryServices.fsx.calls()).isEmpty();
    }

    @Test
    void moreOrphansThanAnAnswerHolds_areLeftToTheNextSweep_andReported() {
        for (int number = 0; number < 200; number++) {
            String other = "%s%03d".formatted(identifier.substring(0, identifier.length() - 3), number);
            inMemoryServices.rds.put(InMemoryExportGateway.task(other, Samples.request(), "STARTING"));
        }

        JsonNode first = find("\"attempt\": 0");
        JsonNode found = find("\"attempt\": 0, \"previous\": " + first);

        assertThat(first.path("unseen")).isEmpty();
        assertThat(found.path("orphans")).hasSize(FindOrphans.MOST);
        assertThat(found.at("/unseen/0").asText())
                .isEqualTo("201 running exports are followed by no execution; all but 200 are left to the next sweep.");
    }

    private JsonNode find(String payload) {
        return new Lambda().answer(function, payload);
    }
}
