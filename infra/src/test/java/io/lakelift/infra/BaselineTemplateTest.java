package io.lakelift.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the last release's executions still need of this template: they run on for weeks, with roles and functions that
 * are shared with every later release. What to do when this fails stands in {@code local/src/test/resources/baseline}.
 */
class BaselineTemplateTest {
    private static final Path FOLDER = Repository.here().root().resolve("local/src/test/resources/baseline");
    private static final Path ROLES = FOLDER.resolve("roles.txt");

    /** Which action of IAM a step needs, where it is not the step's own service and call. */
    private static final Map<String, String> ACTIONS = Map.of(
            "arn:aws:states:::lambda:invoke", "lambda:InvokeFunction",
            "arn:aws:states:::states:startExecution.sync:2", "states:StartExecution",
            "arn:aws:states:::aws-sdk:sfn:startExecution", "states:StartExecution",
            "arn:aws:states:::aws-sdk:sfn:describeExecution", "states:DescribeExecution",
            "arn:aws:states:::aws-sdk:sfn:listExecutions", "states:ListExecutions",
            "arn:aws:states:::aws-sdk:rds:describeDBInstances", "rds:DescribeDBInstances",
            "arn:aws:states:::aws-sdk:rds:describeDBClusters", "rds:DescribeDBClusters",
            "arn:aws:states:::aws-sdk:fsx:describeFileSystems", "fsx:DescribeFileSystems");

    @Test
    void rolesFunctionsAndPermissionsOfTheLastRelease_areStillThere() throws IOException {
        Set<String> today = today();
        if (System.getProperty("baseline", "").equals("write")) {
            Files.writeString(ROLES, String.join("\n", today) + "\n");
        }
        assertThat(today).containsAll(Files.readAllLines(ROLES));
    }

    /** So that the list is that of the definitions beside it. */
    @ParameterizedTest
    @ValueSource(strings = {"export", "fleet", "stopped", "sweep"})
    void everyCallOfTheLastReleasesDefinition_isAllowedToItsRole(String machine) throws IOException {
        String definition = Files.readString(FOLDER.resolve(machine + ".asl.json"));
        String construct =
                machine.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + machine.substring(1) + "Workflow";
        List<String> allowed = SynthesizedDeployment.of()
                .resource("AWS::IAM::Role", construct + "Role")
                .permissions();

        for (String resource : found(definition, "\"Resource\": *\"([^\"]*)\"")) {
            assertThat(ACTIONS).as("add what the new call needs").containsKey(resource);
            assertThat(allowed).anyMatch(line -> line.startsWith("Allow " + ACTIONS.get(resource) + " on "));
        }
        for (String function : found(definition, "\\$\\{(\\w+)FunctionArn}")) {
            assertThat(allowed).contains("Allow lambda:InvokeFunction on ${Functions%s.Arn}:*".formatted(function));
        }
    }

    private static Set<String> found(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * One line for each function, and for each permission of each role, by logical ids: another id is another resource.
     */
    private static Set<String> today() {
        SynthesizedDeployment deployment = SynthesizedDeployment.of();
        List<String> lines = new ArrayList<>();
        for (String id : deployment.logicalIds("AWS::Lambda::Function")) {
            Resource function = deployment.resource("AWS::Lambda::Function", TemplateText.withoutHash(id));
            lines.add("function %s %s".formatted(id, function.property("FunctionName")));
        }
        for (String id : deployment.logicalIds("AWS::IAM::Role")) {
            deployment
                    .resource("AWS::IAM::Role", TemplateText.withoutHash(id))
                    .permissions()
                    .forEach(permission -> lines.add("role %s %s".formatted(id, permission)));
        }
        return new TreeSet<>(lines);
    }
}
