package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.Scenario;
import io.lakelift.local.lambda.FunctionResult;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each sample of a function's payload, sent to the packaged function as it stands in the file. */
class FunctionSamplesTest {

    @ParameterizedTest
    @CsvSource({
        "start-export, StartExport, /export/status, STARTING",
        "poll-export, PollExport, /export/exportTaskIdentifier, lakelift-ledger-2026-11-20-ycq30runningtask",
        "cancel-export, CancelExport, /export/status, CANCELING",
        "notify, Notify, /outcome, FAILED",
        "find-orphans, FindOrphans, /orphans/1/exportTaskIdentifier, lakelift-billing-ycq3vbaj9us0y5tt",
        "measure-freshness, MeasureFreshness, /unexported, 1",
        "plan-fleet, PlanFleet, /sources/0/source, cluster:billing"
    })
    void sample_isAnswered(String file, String function, String pointer, String value) throws IOException {
        var deployment = Lab.night(
                Lab.packaged(),
                Scenario.COMPLETE,
                Map.of("cancel", Map.of("exportTaskIdentifier", SampleAccount.RUNNING)));
        deployment
                .cloud()
                .rds()
                .start(SampleAccount.export("lakelift-billing-ycq3vbaj9us0y5tt", SampleAccount.SHOP_BEFORE_UPGRADE));
        String payload = Files.readString(Lab.HOME.resolve("events/functions/" + file + ".json"));

        FunctionResult result = deployment.functions().invoke(function, payload);

        assertThat(result).isInstanceOf(FunctionResult.Success.class);
        JsonNode answer = Lab.json(((FunctionResult.Success) result).payload());
        assertThat(answer.at(pointer).asText()).isEqualTo(value);
    }
}
