package io.lakelift.fakes.states;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.asl.Execution;
import io.lakelift.asl.StateMachine;
import io.lakelift.asl.time.VirtualTimeline;
import io.lakelift.fakes.CloudClients;
import io.lakelift.fakes.FakeCloud;
import io.lakelift.fakes.rds.FakeRds;
import io.lakelift.fakes.wire.Fault;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lists of RDS and FSx as a state machine sees them. */
class ServiceCallsTest {
    private final VirtualTimeline timeline = new VirtualTimeline(LocalStatesNight.START);
    private final FakeCloud cloud = new FakeCloud(timeline::instant);
    private final LocalStates states = new LocalStates(
            "eu-west-1",
            "123456789012",
            timeline,
            (call, reply) -> {},
            new ServiceCalls(() -> CloudClients.rds(cloud), () -> CloudClients.fsx(cloud)));

    @Test
    void instances_areSpelledAsTheJavaSdkDoes() {
        Map<?, ?> answer = call("rds:describeDBInstances", "{\"DbInstanceIdentifier\": \"orders\"}");
        Map<?, ?> instance = (Map<?, ?>) ((List<?>) answer.get("DbInstances")).getFirst();

        assertThat(instance.get("DbInstanceArn")).isEqualTo("arn:aws:rds:eu-west-1:123456789012:db:orders");
        assertThat(instance.get("AllocatedStorage")).isEqualTo(80);
        assertThat(instance.get("MultiAZ")).isEqualTo(false);
        assertThat(instance.get("InstanceCreateTime")).isEqualTo("2024-03-05T10:00:00.000Z");
        assertThat(instance.get("TagList"))
                .isEqualTo(
                        List.of(Map.of("Key", "lakelift", "Value", "nightly"), Map.of("Key", "team", "Value", "data")));
        assertThat(instance.containsKey("DbClusterIdentifier")).isFalse();
    }

    @Test
    void clusters_haveTheirMembers() {
        Map<?, ?> answer = call("rds:describeDBClusters", "{\"DbClusterIdentifier\": \"billing\"}");

        assertThat(answer.toString()).contains("DbClusterMembers=[{DbClusterParameterGroupStatus=in-sync");
    }

    @Test
    void fileSystems_haveTheirTags() {
        Map<?, ?> answer = call("fsx:describeFileSystems", "{\"MaxResults\": 1}");

        assertThat(answer.toString()).contains("StorageCapacity=4800", "ResourceARN=arn:", "Key=lakelift");
        assertThat(answer.get("NextToken")).isInstanceOf(String.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rds:describeDBInstances | {"DbInstanceIdentifier": "nowhere"}              | Rds.DbInstanceNotFoundException
            rds:describeDBClusters  | {"DbClusterIdentifier": "nowhere"}               | Rds.DbClusterNotFoundException
            rds:describeDBInstances | {"MaxRecords": 5}                                | Rds.RdsException
            fsx:describeFileSystems | {"FileSystemIds": ["fs-0999999999999999f"]}      | FSx.FileSystemNotFoundException
            """)
    void refusal_hasTheNameThatTheIntegrationGives(String operation, String arguments, String error) {
        assertThat(call(operation, arguments).get("Error")).isEqualTo(error);
    }

    @Test
    void argument_ofAWrongType_cannotBeCaught() {
        Execution execution = run("rds:describeDBInstances", "{\"MaxRecords\": \"20\"}");

        assertThat(execution.error()).isEqualTo("States.Runtime");
    }

    @Test
    void lostAnswer_isASdkClientException() {
        cloud.rds().faults().next(FakeRds.DESCRIBE_INSTANCES, 1, new Fault.LoseAnswer());

        assertThat(call("rds:describeDBInstances", "{}").get("Error")).isEqualTo("Rds.SdkClientException");
    }

    private Map<?, ?> call(String operation, String arguments) {
        return (Map<?, ?>) run(operation, arguments).output();
    }

    private Execution run(String operation, String arguments) {
        states.register("lists", StateMachine.parse(LocalStatesNight.task("aws-sdk:" + operation, arguments)));
        Execution execution = states.start("lists", "night-1", Map.of());
        timeline.runUntil(execution::isOver);
        return execution;
    }
}
