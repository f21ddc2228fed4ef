package io.lakelift.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakelift.asl.StateMachine;
import io.lakelift.config.Config;
import io.lakelift.export.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor sends to AWS is what would be deployed. */
class SentTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void definitions_areFilledInAsADeploymentDoes() throws JsonProcessingException {
        DoctorAws aws = DoctorLab.deployed();
        DoctorLab.examine(aws);

        List<String> requests = aws.sent("SFN.ValidateStateMachineDefinition");
        assertThat(requests).hasSize(4);
        for (String request : requests) {
            String definition = JSON.readTree(request).path("definition").asText();
            assertThat(definition).doesNotContain("${");
            StateMachine.parse(definition);
        }
        assertThat(String.join("\n", requests))
                .contains("arn:aws:lambda:eu-west-1:123456789012:function:lakelift-start-export:1")
                .contains("arn:aws:states:eu-west-1:123456789012:stateMachine:lakelift-export")
                .contains("\\\"MaxConcurrency\\\": 5");
    }

    /** EventBridge's own engine answers: a pattern that did not fit its source's event would be a complaint. */
    @Test
    void patterns_ofEveryKindOfSource_matchTheirEventsAndNoOther(@TempDir Path folder) throws IOException {
        Config config = Config.read(Files.writeString(folder.resolve("lakelift.yaml"), """
                onSnapshotCreated:
                  - arn:aws:rds:eu-west-1:123456789012:db:billing
                  - arn:aws:rds:eu-west-1:123456789012:cluster:ledger
                  - arn:aws:rds:eu-west-1:123456789012:snapshot:before-release-*
                  - arn:aws:rds:eu-west-1:123456789012:cluster-snapshot:ledger-final
                """));
        DoctorAws aws = DoctorLab.empty();

        List<DoctorFinding> report = DoctorLab.examine(
                aws, config, new Home("aws", DoctorAws.REGION, DoctorLab.ACCOUNT), Duration.ofSeconds(30));

        assertThat(report)
                .filteredOn(finding -> finding.check().startsWith("event pattern"))
                .hasSize(5)
                .allSatisfy(finding -> assertThat(finding.result()).isEqualTo(Result.OK));
        assertThat(aws.sent("EventBridge.TestEventPattern")).hasSize(10);
    }

    @Test
    void nothing_isEverChanged() {
        DoctorAws deployed = DoctorLab.deployed();
        DoctorAws empty = DoctorLab.empty();
        DoctorLab.examine(deployed);
        DoctorLab.examine(empty);

        assertThat(deployed.asked())
                .allMatch(operation ->
                        operation.matches("[A-Za-z0-9]+\\.(Describe|List|Get|Head|Test|Validate|Simulate).*"));
        assertThat(empty.asked())
                .allMatch(operation ->
                        operation.matches("[A-Za-z0-9]+\\.(Describe|List|Get|Head|Test|Validate|Simulate).*"));
    }
}
