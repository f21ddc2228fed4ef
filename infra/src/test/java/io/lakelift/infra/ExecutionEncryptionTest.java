package io.lakelift.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Definitions and executions under the deployment's own key. */
class ExecutionEncryptionTest {
    private static final String STATES = "arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:stateMachine:";

    private final SynthesizedDeployment encrypted = SynthesizedDeployment.of("security: {encryptStateMachines: true}");

    @Test
    void stateMachines_areEncryptedWithTheKeyWhereTheFileSaysSo() {
        assertThat(encrypted.all("AWS::StepFunctions::StateMachine"))
                .hasSize(4)
                .allSatisfy(
                        machine -> assertThat(machine.property("EncryptionConfiguration"))
                                .isEqualTo(
                                        "{KmsDataKeyReusePeriodSeconds=900, KmsKeyId=${Key.Arn}, Type=CUSTOMER_MANAGED_KMS_KEY}"));
        assertThat(SynthesizedDeployment.of().all("AWS::StepFunctions::StateMachine"))
                .allSatisfy(machine ->
                        assertThat(machine.property("EncryptionConfiguration")).isEqualTo("null"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"export", "fleet", "stopped", "sweep"})
    void role_usesTheKeyForItsOwnMachineAndItsLogs(String name) {
        assertThat(ofTheKey(workflow(name) + "Role"))
                .contains(
                        "Allow kms:Decrypt on ${Key.Arn} if " + of("lakelift-" + name),
                        "Allow kms:GenerateDataKey on ${Key.Arn} if " + of("lakelift-" + name),
                        "Allow kms:GenerateDataKey on ${Key.Arn} if {StringEquals={kms:EncryptionContext:SourceArn="
                                + "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:*}}")
                .allMatch(line -> line.contains("lakelift-" + name)
                        || line.contains(":logs:")
                        || line.equals("Allow kms:Decrypt on ${Key.Arn} if " + of("lakelift-export")));
    }

    /** What looks at executions of the export machine decrypts them; what starts, stops or lists them needs no key. */
    @Test
    void whatLooksAtExecutions_mayDecryptThoseOfTheExportMachineOnly() {
        String decrypts = "Allow kms:Decrypt on ${Key.Arn} if " + of("lakelift-export");
        assertThat(encrypted.all("AWS::IAM::Role"))
                .filteredOn(
                        role -> role.permissions().stream().anyMatch(line -> line.contains("states:DescribeExecution")))
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(role -> assertThat(role.permissions()).contains(decrypts));
        assertThat(ofTheKey("FunctionsCancelExportRole")).containsExactly(decrypts);
        for (String other : List.of("FunctionsPollExportRole", "TriggersStoppedRole", "TriggersSweepRole")) {
            assertThat(ofTheKey(other)).isEmpty();
        }
    }

    @Test
    void key_letsTheDeliveryOfLogsDecryptWhereItHasTo() {
        String delivers = "Allow kms:Decrypt* on * to {Service=delivery.logs.amazonaws.com}";
        assertThat(encrypted.resource("AWS::KMS::Key", "Key").statements("KeyPolicy", "Statement"))
                .containsOnlyOnce(delivers);
        assertThat(SynthesizedDeployment.of().resource("AWS::KMS::Key", "Key").statements("KeyPolicy", "Statement"))
                .doesNotContain(delivers);
    }

    /** EventBridge's events of such executions have no error, so the rules see none of these. */
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "ExecutionFailed, States.Runtime, true",
        "ExecutionFailed, States.DataLimitExceeded, true",
        "ExecutionFailed, NotifyFailed, true",
        "ExecutionFailed, EventRefused, true",
        "ExecutionFailed, ExportFailed, false",
        "ExecutionFailed, DeadlineExceeded, false",
        "TaskFailed, States.Runtime, false"
    })
    void executionsWithoutANotice_countAsFaultsInTheirMachinesLog(String type, String error, boolean counts)
            throws IOException {
        assertThat(encrypted.all("AWS::Logs::MetricFilter"))
                .filteredOn(each -> each.id().endsWith("Untold"))
                .extracting(each -> each.property("LogGroupName"))
                .containsExactlyInAnyOrder("${ExportWorkflowLogs}", "${FleetWorkflowLogs}");
        Resource filter = encrypted.resource("AWS::Logs::MetricFilter", "ExportWorkflowUntold");
        assertThat(filter.property("MetricTransformations"))
                .isEqualTo("[{MetricName=Faults, MetricNamespace=Lakelift/lakelift, MetricValue=1}]");
        JsonNode line = new ObjectMapper()
                .readTree("{\"type\": \"%s\", \"details\": {\"error\": \"%s\"}}".formatted(type, error));
        assertThat(new LogPattern(filter.property("FilterPattern")).matches(line))
                .isEqualTo(counts);
        assertThat(SynthesizedDeployment.of().all("AWS::Logs::MetricFilter"))
                .noneMatch(each -> each.id().endsWith("Untold"));
    }

    private List<String> ofTheKey(String role) {
        return encrypted.resource("AWS::IAM::Role", role).permissions().stream()
                .filter(line -> line.contains("kms:"))
                .toList();
    }

    private static String workflow(String name) {
        return name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1) + "Workflow";
    }

    private static String of(String machine) {
        return "{StringEquals={kms:EncryptionContext:aws:states:stateMachineArn=" + STATES + machine + "}}";
    }
}
