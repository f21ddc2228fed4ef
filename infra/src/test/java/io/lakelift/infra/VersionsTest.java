package io.lakelift.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What definitions call are published versions, so that an execution is answered by the code that it began with. */
class VersionsTest {
    private static final String VERSION = "AWS::Lambda::Version";

    @Test
    void definitions_callPublishedVersionsOnly() {
        for (SynthesizedDeployment deployment :
                List.of(SynthesizedDeployment.of(), SynthesizedDeployment.ofEverything())) {
            for (Resource machine : deployment.all("AWS::StepFunctions::StateMachine")) {
                for (String name : machine.names("DefinitionSubstitutions")) {
                    String value = machine.property("DefinitionSubstitutions", name);
                    String handler = name.replace("FunctionArn", "");
                    if (handler.equals("RegisterTables") && deployment.equals(SynthesizedDeployment.of())) {
                        assertThat(value).endsWith(":function:lakelift-register-tables:1");
                    } else if (handler.equals(name)) {
                        assertThat(value).doesNotContain("Functions", ":function:");
                    } else {
                        assertThat(value).isEqualTo("${Functions%sCurrentVersion}", handler);
                        assertThat(version(deployment, handler).property("FunctionName"))
                                .isEqualTo("${Functions%s}", handler);
                    }
                }
                assertThat(machine.property("DefinitionString")).doesNotContain("arn:aws:lambda", ":function:");
            }
        }
    }

    @Test
    void unchangedFunction_makesNoNewVersion() {
        assertThat(versions(SynthesizedDeployment.of("# nothing else\nname: lakelift\nmonitoring: {alarms: false}")))
                .isEqualTo(versions(SynthesizedDeployment.of("name: lakelift")));
    }

    /** All functions but the one that checks files have the same environment, and the same jar. */
    @Test
    void changedEnvironment_makesNewVersionsOfTheSameFunctions() {
        SynthesizedDeployment before = SynthesizedDeployment.of("name: lakelift");
        SynthesizedDeployment after = SynthesizedDeployment.of("exports: {deadline: PT5H}");
        assertThat(versions(after))
                .hasSize(8)
                .filteredOn(versions(before)::contains)
                .singleElement()
                .asString()
                .startsWith("FunctionsVerifyExport");
        assertThat(ids(after, "AWS::Lambda::Function")).isEqualTo(ids(before, "AWS::Lambda::Function"));
    }

    private static Resource version(SynthesizedDeployment deployment, String handler) {
        return deployment.resource(VERSION, "Functions%sCurrentVersion".formatted(handler));
    }

    private static TreeSet<String> versions(SynthesizedDeployment deployment) {
        return ids(deployment, VERSION);
    }

    private static TreeSet<String> ids(SynthesizedDeployment deployment, String type) {
        return new TreeSet<>(deployment.logicalIds(type));
    }
}
