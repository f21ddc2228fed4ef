package io.lakelift.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.event.ruler.GenericMachine;

/** The patterns, judged by EventBridge's own matching engine. */
class SnapshotRulesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ARN = "arn:aws:rds:eu-west-1:123456789012:";

    private final Map<String, Resource> rules = SynthesizedDeployment.ofEverything().all("AWS::Events::Rule").stream()
            .filter(rule -> rule.id().startsWith("OnCreated"))
            .collect(Collectors.toMap(rule -> rule.property("Name"), rule -> rule, (a, b) -> a, TreeMap::new));

    @Test
    void rules_areOneForEachSourceAndStartTheExportMachine() {
        assertThat(rules.keySet())
                .hasSize(4)
                .contains(
                        "nightly-EU-1-created-db-billing",
                        "nightly-EU-1-created-cluster-ledger",
                        "nightly-EU-1-created-cluster-snapshot-ledger-final")
                .allMatch(name -> name.length() <= 64);
        assertThat(rules.values())
                .allSatisfy(rule -> assertThat(rule.property("Targets"))
                        .isEqualTo("[{Arn=${ExportWorkflow}, DeadLetterConfig={Arn=${SchedulingUndelivered.Arn}}, "
                                + "Id=Target0, RetryPolicy={MaximumEventAgeInSeconds=86400, MaximumRetryAttempts=185}, "
                                + "RoleArn=${OnCreatedRole.Arn}}]"));
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource(nullValues = "none", textBlock = """
            RDS DB Snapshot Event,         RDS-EVENT-0091, snapshot:rds:billing-2026-11-20-03-10,          db-billing
            RDS DB Snapshot Event,         RDS-EVENT-0091, snapshot:rds:billing-2026-11-20-20-20,          db-billing
            RDS DB Snapshot Event,         RDS-EVENT-0042, snapshot:rds:billing-2026-11-20-03-10,          none
            RDS DB Snapshot Event,         RDS-EVENT-0041, snapshot:rds:billing-2026-11-20-03-10,          none
            RDS DB Snapshot Event,         RDS-EVENT-0042, snapshot:billing-2026-11-20-03-10,              none
            RDS DB Cluster Snapshot Event, RDS-EVENT-0169, cluster-snapshot:rds:ledger-2026-11-20-03-10,   cluster-ledger
            RDS DB Cluster Snapshot Event, RDS-EVENT-0169, cluster-snapshot:rds:billing-2026-11-20-03-10,  none
            RDS DB Cluster Snapshot Event, RDS-EVENT-0168, cluster-snapshot:rds:ledger-2026-11-20-03-10,   none
            RDS DB Snapshot Event,         RDS-EVENT-0042, snapshot:before-release-7,                      snapshot-before-release-
            RDS DB Snapshot Event,         RDS-EVENT-0042, snapshot:after-release-7,                       none
            RDS DB Snapshot Event,         RDS-EVENT-0060, snapshot:before-release-7,                      snapshot-before-release-
            RDS DB Snapshot Event,         RDS-EVENT-0197, snapshot:before-release-7,                      snapshot-before-release-
            RDS DB Snapshot Event,         RDS-EVENT-0197, snapshot:after-release-7,                       none
            RDS DB Snapshot Event,         RDS-EVENT-0196, snapshot:before-release-7,                      none
            RDS DB Snapshot Event,         RDS-EVENT-0059, snapshot:before-release-7,                      none
            RDS DB Snapshot Event,         RDS-EVENT-0197, snapshot:billing-copied,                        none
            RDS DB Cluster Snapshot Event, RDS-EVENT-0197, cluster-snapshot:ledger-final,                  cluster-snapshot-ledger-final
            RDS DB Cluster Snapshot Event, RDS-EVENT-0075, cluster-snapshot:ledger-final,                  cluster-snapshot-ledger-final
            RDS DB Cluster Snapshot Event, RDS-EVENT-0075, cluster-snapshot:ledger-final-2,                none
            RDS DB Snapshot Event,         RDS-EVENT-0042, snapshot:ledger-final,                          none
            """)
    void event_isMatchedByItsOwnRuleOnly(String type, String event, String snapshot, String rule) throws Exception {
        assertThat(matching(type, event, ARN + snapshot))
                .hasSize(rule == null ? 0 : 1)
                .allMatch(name -> name.startsWith("nightly-EU-1-created-" + rule));
        assertThat(matching(type, event, ARN.replace("123456789012", "999999999999") + snapshot))
                .isEmpty();
    }

    @Test
    void role_mayStartTheExportMachineForItsRulesOnly() {
        Resource role = SynthesizedDeployment.ofEverything().resource("AWS::IAM::Role", "OnCreatedRole");
        assertThat(role.permissions()).containsExactly("Allow states:StartExecution on ${ExportWorkflow}");
        assertThat(role.statements("AssumeRolePolicyDocument", "Statement"))
                .singleElement()
                .asString()
                .contains("{Service=events.amazonaws.com}", ":rule/nightly-EU-1-created-*");
    }

    private java.util.List<String> matching(String type, String event, String arn) throws Exception {
        ObjectNode sent = (ObjectNode) JSON.readTree(
                Repository.here().root().resolve("events/snapshot-created.json").toFile());
        sent.put("detail-type", type);
        ((ObjectNode) sent.get("detail"))
                .put("EventID", event)
                .put("SourceArn", arn)
                .put("SourceIdentifier", arn.replaceFirst("^.*?snapshot:", ""));
        return machine().rulesForJSONEvent(sent.toString());
    }

    private GenericMachine<String> machine() throws Exception {
        GenericMachine<String> machine = GenericMachine.<String>builder().build();
        for (Map.Entry<String, Resource> rule : rules.entrySet()) {
            machine.addRule(
                    rule.getKey(),
                    JSON.valueToTree(rule.getValue().body())
                            .at("/Properties/EventPattern")
                            .toString());
        }
        return machine;
    }
}
