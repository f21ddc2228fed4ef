package io.lakelift.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;

/** A state machine of the template with its role, and what must hold for every one. */
@NullUnmarked
record StateMachineResource(String id, Resource resource, Resource role) {
    private static final List<String> TAKE_NO_RESOURCE = List.of(
            "logs:CreateLogDelivery",
            "logs:GetLogDelivery",
            "logs:UpdateLogDelivery",
            "logs:DeleteLogDelivery",
            "logs:ListLogDeliveries",
            "logs:PutResourcePolicy",
            "logs:DescribeResourcePolicies",
            "logs:DescribeLogGroups",
            "xray:PutTraceSegments",
            "xray:PutTelemetryRecords",
            "xray:GetSamplingRules",
            "xray:GetSamplingTargets");

    static StateMachineResource of(String id) {
        SynthesizedDeployment deployment = SynthesizedDeployment.of();
        return new StateMachineResource(
                id,
                deployment.resource("AWS::StepFunctions::StateMachine", id),
                deployment.resource("AWS::IAM::Role", id + "Role"));
    }

    String property(Object... path) {
        return resource.property(path);
    }

    /** The names that CloudFormation fills in. */
    Set<String> substitutions() {
        return resource.names("DefinitionSubstitutions");
    }

    /** The names that the machine's real file leaves open, once its ARNs hold in every partition. */
    static Set<String> placeholders(String machine) {
        String anywhere = Repository.here().definition(machine).replace("arn:aws:states:::", "${Partition}");
        assertThat(anywhere).doesNotContain("arn:aws");
        return Pattern.compile("\\$\\{([^}]*)}")
                .matcher(anywhere)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    void assertLogsEveryStepWithoutDataAndIsTraced(String name) {
        assertThat(property("StateMachineName")).isEqualTo(name);
        assertThat(property("LoggingConfiguration"))
                .isEqualTo(
                        "{Destinations=[{CloudWatchLogsLogGroup={LogGroupArn=${%sLogs.Arn}}}], "
                                + "IncludeExecutionData=false, Level=ALL}",
                        id);
        assertThat(property("TracingConfiguration", "Enabled")).isEqualTo("true");
    }

    /** All versions of these functions, these permissions, logs and traces; nothing else. */
    void assertPermissions(List<String> functions, String... others) {
        List<String> expected = new ArrayList<>(List.of(others));
        TAKE_NO_RESOURCE.forEach(action -> expected.add("Allow %s on *".formatted(action)));
        functions.forEach(
                function -> expected.add("Allow lambda:InvokeFunction on ${Functions%s.Arn}:*".formatted(function)));
        assertThat(role.permissions()).containsExactlyInAnyOrderElementsOf(expected);
    }

    void assertTrustedForItselfOnly(String name) {
        assertThat(role.statements("AssumeRolePolicyDocument", "Statement"))
                .containsExactly("Allow sts:AssumeRole to {Service=states.amazonaws.com} if {ArnLike={aws:SourceArn="
                        + "arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:stateMachine:" + name + "}, "
                        + "StringEquals={aws:SourceAccount=${AWS::AccountId}}}");
    }
}
