package io.lakelift.local.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakelift.config.Config;
import io.lakelift.export.Home;
import io.lakelift.local.run.StoppedExecutions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.event.ruler.Ruler;

/** Runs the doctor in an account that a test prepares. */
final class DoctorLab {
    static final String ACCOUNT = "123456789012";

    private static final Path FILE = Path.of("src/test/resources/doctor/lakelift.yaml");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STOPPED = StoppedExecutions.pattern(
            "arn:aws:states:%s:%s:stateMachine:lakelift-export".formatted(DoctorAws.REGION, ACCOUNT));
    private static final Path HOME = Path.of("..");

    /** Noon of the day whose night the answers describe. */
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

    private DoctorLab() {}

    /** AWS where all is well, and the deployment is there. */
    static DoctorAws deployed() {
        return new DoctorAws()
                .refuse("RDS.DescribeDBInstances", "lakelift-doctor", 404, "DBInstanceNotFound")
                .answer("EventBridge.TestEventPattern", DoctorLab::matched)
                .answer("SFN.TestState", DoctorLab::tested);
    }

    /** As the case says that it asks. */
    private static String tested(String request) {
        try {
            JsonNode sent = JSON.readTree(request);
            JsonNode expected = Stream.of("export", "fleet", "stopped", "sweep")
                    .flatMap(machine -> StateCase.of(HOME, machine).stream())
                    .filter(each -> asks(each.json(), sent))
                    .findFirst()
                    .orElseThrow()
                    .expected();
            ObjectNode answer = JSON.createObjectNode();
            List.of("status", "nextState", "error").forEach(field -> {
                if (expected.has(field)) {
                    answer.set(field, expected.get(field));
                }
            });
            answer.put("output", expected.path("output").toString());
            ObjectNode inspection = answer.putObject("inspectionData");
            inspection.put("variables", expected.path("variables").toString());
            ObjectNode details = inspection.putObject("errorDetails");
            List.of("retryIndex", "catchIndex").forEach(field -> {
                if (expected.has(field)) {
                    details.set(field, expected.get(field));
                }
            });
            return answer.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Step Functions would refuse " + request, e);
        }
    }

    private static boolean asks(JsonNode json, JsonNode sent) {
        JsonNode mock = json.path("mock");
        return json.path("state").asText().equals(sent.path("stateName").asText())
                && json.path("variables")
                        .toString()
                        .equals(sent.path("variables").asText())
                && json.path("input").toString().equals(sent.path("input").asText())
                && json.path("stateConfiguration").equals(sent.path("stateConfiguration"))
                && mock.path("errorOutput").equals(sent.at("/mock/errorOutput"))
                && mock.path("result").toString().equals(sent.at("/mock/result").asText());
    }

    /** As EventBridge's own engine has it. */
    private static String matched(String request) {
        try {
            JsonNode sent = JSON.readTree(request);
            boolean matches = Ruler.matchesRule(
                    sent.path("Event").asText(), sent.path("EventPattern").asText());
            return "{\"Result\": %s}".formatted(matches);
        } catch (Exception e) {
            throw new IllegalStateException("EventBridge would refuse " + request, e);
        }
    }

    /** AWS where all is well, before anything was deployed. */
    static DoctorAws empty() {
        return deployed()
                .refuse("CloudFormation.DescribeStacks", "StackName=lakelift", 400, "ValidationError")
                .refuse("Glue.GetDatabase", "", 400, "EntityNotFoundException")
                .refuse("KMS.DescribeKey", "alias/lakelift", 400, "NotFoundException")
                .refuse("SFN.DescribeStateMachine", "", 400, "StateMachineDoesNotExist")
                .refuse("Lambda.GetFunctionConfiguration", "", 404, "ResourceNotFoundException")
                .refuse("Scheduler.GetScheduleGroup", "", 404, "ResourceNotFoundException")
                .refuse("SQS.GetQueueUrl", "", 400, "QueueDoesNotExist")
                .refuse("SNS.GetTopicAttributes", "", 404, "NotFound");
    }

    static List<DoctorFinding> examine(DoctorAws aws) {
        return examine(aws, Config.read(FILE), new Home("aws", DoctorAws.REGION, ACCOUNT), LONG_ENOUGH);
    }

    static List<DoctorFinding> examine(DoctorAws aws, Config config, Home home, Duration limit) {
        try (DoctorClients clients = aws.clients();
                Doctor doctor = new Doctor(limit)) {
            ExaminedDeployment deployment = new ExaminedDeployment(config, home, clients, () -> NOON);
            return new Examination(deployment, "arn:aws:iam::%s:user/ana".formatted(ACCOUNT), HOME, STOPPED)
                    .run(doctor, finding -> {});
        }
    }

    /** Those that are not ok. */
    static List<DoctorFinding> complaints(List<DoctorFinding> report) {
        return report.stream().filter(finding -> finding.result() != Result.OK).toList();
    }
}
