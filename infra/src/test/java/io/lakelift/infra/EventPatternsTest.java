package io.lakelift.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakelift.export.ExportSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.event.ruler.GenericMachine;
import software.amazon.event.ruler.MachineComplexityEvaluator;

/**
 * The patterns of all rules, judged by EventBridge's own matching engine: simple enough for EventBridge to take them,
 * and matching a source's own snapshots only, whatever databases are called.
 */
class EventPatternsTest {
    /** EventBridge publishes no bound. This much it has taken; what its documentation shows refused measures 11. */
    private static final int MOST = 9;

    private static final ObjectMapper JSON = new ObjectMapper();
    static final String MACHINE = "arn:aws:states:eu-west-1:123456789012:stateMachine:lakelift-export";
    private static final String ARN = "arn:aws:rds:eu-west-1:123456789012:";

    /** Names that go on where others end, with hyphens and digits that look like parts of a date. */
    private static final String[] NAMES = {
        "orders",
        "orders-archive",
        "orders-archive-eu-west-1",
        "orders2",
        "orders-2",
        "orders-20",
        "orders-20-1",
        "orders-2026",
        "orders-2026-11",
        "orders-2026-11-20",
        "orders-2026-11-20-03",
        "orders-2026-11-20-03-10",
        "orders-old-2026-11-20-03-10",
        "orders-2-20",
        "my-orders",
        "o",
        "o-20",
        "a-20-20-20-20-20-20-20-20-20-20-20-20-20-20-20-20-20-20-20-20-2",
        "r-d-s-2-0-2-0-2-0-2-0-2-0-2-0-2-0-2-0-2-0-2-0-2-0-2-0-2-0-2-0-2"
    };

    private static final List<String> DATES =
            List.of("2026-11-20-03-10", "2026-12-31-23-59", "2020-10-20-20-20", "2026-02-20-20-02", "2099-01-01-00-00");

    @Test
    void boundIsBelowWhatEventBridgeIsKnownToRefuse() throws IOException {
        assertThat(complexity("""
                {"resources": [{"wildcard": "*:*:*:*:*:event-bus/*"}]}""")).isEqualTo(11);
    }

    @Test
    void everyPatternOfADeployment_isSimpleEnough() throws IOException {
        List<Resource> rules = SynthesizedDeployment.ofEverything().all("AWS::Events::Rule");
        assertThat(rules).hasSize(6);
        for (Resource rule : rules) {
            assertThat(complexity(pattern(rule))).as(rule.property("Name")).isLessThanOrEqualTo(MOST);
        }
    }

    /** As EventBridge gets it: CloudFormation has filled in the state machine. */
    static String pattern(Resource rule) {
        return JSON.valueToTree(rule.body())
                .at("/Properties/EventPattern")
                .toString()
                .replaceAll("\\{\"Ref\":\"ExportWorkflow[^\"]*\"}", "\"" + MACHINE + "\"")
                .replaceAll("\\{\"Ref\":\"FleetWorkflow[^\"]*\"}", "\"" + MACHINE.replace("export", "fleet") + "\"");
    }

    @ParameterizedTest
    @MethodSource("names")
    void patternOfADatabase_isSimpleEnoughWhateverItsName(String name) throws IOException {
        assertThat(complexity(pattern("db", name))).isLessThanOrEqualTo(MOST);
        assertThat(complexity(pattern("cluster", name))).isLessThanOrEqualTo(MOST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"db", "cluster"})
    void snapshot_isMatchedByItsOwnDatabaseAndNoOther(String kind) throws Exception {
        for (String own : NAMES) {
            String pattern = pattern(kind, own);
            GenericMachine<String> machine = machine(pattern);
            var local = io.lakelift.fakes.states.EventPattern.of(pattern);
            for (String other : NAMES) {
                for (String date : DATES) {
                    String snapshot = "rds:" + other + "-" + date;
                    String event = event(kind, snapshot);
                    assertThat(machine.rulesForJSONEvent(event))
                            .as("rule of %s, snapshot %s", own, snapshot)
                            .hasSize(own.equals(other) ? 1 : 0);
                    assertThat(local.matches(JSON.readValue(event, new TypeReference<>() {})))
                            .as("on a laptop, rule of %s, snapshot %s", own, snapshot)
                            .isEqualTo(own.equals(other));
                }
            }
        }
    }

    /** The patterns that rules are made of, over what an event may hold: a laptop's bus matches as EventBridge does. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'a': [{'wildcard': 'x*z'}]}",
                "{'a': [{'wildcard': '*'}]}",
                "{'a': [{'wildcard': 'x\\\\*z'}]}",
                "{'a': [{'prefix': 'x'}]}",
                "{'a': [{'anything-but': {'wildcard': 'x*z'}}]}",
                "{'a': [{'anything-but': {'prefix': 'x'}}]}",
                "{'a': [{'anything-but': 'xyz'}]}",
                "{'a': [{'anything-but': ['xyz', 'z']}]}",
                "{'a': [{'exists': false}]}",
                "{'a': ['xyz', {'prefix': 'z'}]}",
                "{'a': [7]}",
                "{'a': [7.0, true]}",
                "{'nowhere': {'at': ['all']}}",
                "{'nested': {'in': ['x', {'exists': false}]}}",
                "{'$or': [{'a': ['xyz']}, {'b': ['y'], 'a': [{'wildcard': 'z*'}]}]}"
            })
    void localPattern_matchesAsEventBridgeDoes(String pattern) throws Exception {
        String spelt = pattern.replace('\'', '"');
        for (String value : List.of("'xyz'", "'xz'", "'x'", "'z'", "''", "'x*z'", "7", "true", "['q', 'xz']", "[]")) {
            for (String event : List.of("{'a': %s, 'b': 'y'}", "{'a': %s}", "{'b': %s}", "{'nested': {'in': %s}}")) {
                String sent = event.formatted(value).replace('\'', '"');
                assertThat(io.lakelift.fakes.states.EventPattern.of(spelt)
                                .matches(JSON.readValue(sent, new TypeReference<>() {})))
                        .as("%s, %s", spelt, sent)
                        .isEqualTo(!machine(spelt).rulesForJSONEvent(sent).isEmpty());
            }
        }
    }

    private static Stream<String> names() {
        Random random = new Random(20);
        return Stream.concat(
                Stream.of(NAMES), Stream.generate(() -> name(random)).limit(100));
    }

    /**
     * As RDS allows them: a letter, then up to 62 letters, digits and hyphens, no two hyphens in a row, none at the
     * end.
     */
    private static String name(Random random) {
        StringBuilder name = new StringBuilder("d");
        int length = 1 + random.nextInt(62);
        while (name.length() < length) {
            name.append("rds20-20-".charAt(random.nextInt(9)));
        }
        return name.toString().replaceAll("-+", "-").replaceFirst("-$", "");
    }

    private static String pattern(String kind, String name) throws JsonProcessingException {
        EventPattern pattern = SnapshotPattern.of(ExportSource.parse(ARN + kind + ":" + name));
        return JSON.writeValueAsString(Map.of(
                "source", pattern.getSource(), "detail-type", pattern.getDetailType(), "detail", pattern.getDetail()));
    }

    private static String event(String kind, String snapshot) {
        boolean cluster = kind.equals("cluster");
        return """
                {"source": "aws.rds", "detail-type": "RDS DB %sSnapshot Event", "detail": {"EventID": "RDS-EVENT-%s",
                 "SourceArn": "%s%ssnapshot:%s", "SourceIdentifier": "%s"}}""".formatted(
                        cluster ? "Cluster " : "",
                        cluster ? "0169" : "0091",
                        ARN,
                        cluster ? "cluster-" : "",
                        snapshot,
                        snapshot);
    }

    /** The page's own pattern, and the event as AWS Backup's guide shows it. */
    @ParameterizedTest
    @CsvSource({
        "arn:aws:rds:eu-west-1:123456789012:snapshot:awsbackup:job-4ece7121, RDS, true",
        "arn:aws:rds:eu-west-1:123456789012:cluster-snapshot:awsbackup:job-4ece7121, Aurora, true",
        "arn:aws:backup:eu-west-1:123456789012:recovery-point:continuous:cluster-1-487278c2, Aurora, false"
    })
    void rulePatternOfThePageOnSnapshots_matchesWhatCanBeExported(String point, String type, boolean matches)
            throws Exception {
        String page = Files.readString(Path.of("..", "docs", "snapshots.md"));
        String pattern = Pattern.compile("```json\n(\\{[^`]*aws\\.backup[^`]*)```")
                .matcher(page)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        String event = """
                {"source": "aws.backup", "detail-type": "Recovery Point State Change", "resources": ["%s"],
                "detail": {"resourceType": "%s", "status": "COMPLETED"}}""".formatted(point, type);

        assertThat(complexity(pattern)).isLessThanOrEqualTo(MOST);
        assertThat(machine(pattern).rulesForJSONEvent(event)).hasSize(matches ? 1 : 0);
    }

    private static int complexity(String pattern) throws IOException {
        return machine(pattern).evaluateComplexity(new MachineComplexityEvaluator(1000));
    }

    private static GenericMachine<String> machine(String pattern) throws IOException {
        GenericMachine<String> machine = GenericMachine.<String>builder().build();
        machine.addRule("rule", pattern);
        return machine;
    }
}
