package io.lakelift.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/security.md says of each role exactly what it may do. */
class SecurityPageTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`\\w+Role`|every .*'s) \\| ([^|]*) \\|");
    private static final Pattern ACTION = Pattern.compile("`([a-z0-9]+:[A-Za-z]+\\*?)`");

    private static final Set<String> READ_OBJECTS =
            Set.of("ExportRole", "FunctionsVerifyExportRole", "FunctionsRegisterTablesRole");

    private final Map<String, Set<String>> page = page();

    @Test
    void page_namesEachRoleOfTheTemplateAndNoOther() {
        Set<String> roles = roles(SynthesizedDeployment.of());
        roles.addAll(roles(SynthesizedDeployment.ofEverything()));
        assertThat(page.keySet().stream().filter(role -> !role.startsWith("every")))
                .containsExactlyInAnyOrderElementsOf(roles);
    }

    @Test
    void page_saysOfEachRoleExactlyWhatItMayDo() {
        Map<String, Set<String>> said = new TreeMap<>();
        page.forEach((role, actions) -> said.put(role, new TreeSet<>(actions)));
        said.forEach((role, actions) -> actions.addAll(common(role)));
        for (String role : roles(SynthesizedDeployment.of())) {
            assertThat(actions(SynthesizedDeployment.of(), role)).as(role).isEqualTo(said.get(role));
        }
        for (String role : new String[] {"OnCreatedRole", "FunctionsRegisterTablesRole"}) {
            assertThat(actions(SynthesizedDeployment.ofEverything(), role))
                    .as(role)
                    .isEqualTo(said.get(role));
        }
    }

    /**
     * Whoever starts exports by hand gains nothing of this: no role reads what was exported, but the one that writes
     * it.
     */
    @Test
    void roles_readNoDataButTheExportRole_andTheFunctionThatChecksFiles() {
        for (SynthesizedDeployment deployment : new SynthesizedDeployment[] {
            SynthesizedDeployment.of(), SynthesizedDeployment.ofEverything(), SynthesizedDeployment.ofTables()
        }) {
            for (String role : roles(deployment)) {
                if (!READ_OBJECTS.contains(role)) {
                    assertThat(actions(deployment, role))
                            .as(role)
                            .noneMatch(action -> action.matches("(s3|secretsmanager|rds-db|dynamodb|ssm):.*"));
                }
            }
        }
    }

    /** What registers tables reads what was said of exports, and its own metadata. */
    @Test
    void registerTables_readsNoExport() {
        assertThat(SynthesizedDeployment.ofEverything()
                        .resource("AWS::IAM::Role", "FunctionsRegisterTablesRole")
                        .permissions())
                .filteredOn(line -> line.startsWith("Allow s3:GetObject"))
                .containsExactlyInAnyOrder(
                        "Allow s3:GetObject on arn:${AWS::Partition}:s3:::my.lake-1/lakelift/nightly-EU-1/exports/*",
                        "Allow s3:GetObject on arn:${AWS::Partition}:s3:::tables-lake/lakelift/*");
    }

    private Set<String> common(String role) {
        if (role.startsWith("Functions")) {
            return page.getOrDefault("every function's", Set.of());
        }
        return role.endsWith("WorkflowRole") ? page.getOrDefault("every state machine's", Set.of()) : Set.of();
    }

    private static Set<String> roles(SynthesizedDeployment deployment) {
        return deployment.logicalIds("AWS::IAM::Role").stream()
                .map(TemplateText::withoutHash)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> actions(SynthesizedDeployment deployment, String role) {
        return deployment.resource("AWS::IAM::Role", role).permissions().stream()
                .map(line -> line.split(" ")[1])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, Set<String>> page() {
        Map<String, Set<String>> roles = new TreeMap<>();
        Matcher row = ROW.matcher(text());
        while (row.find()) {
            roles.put(row.group(1).replace("`", ""), found(row.group(2)));
        }
        return roles;
    }

    private static Set<String> found(String cell) {
        Stream<MatchResult> actions = ACTION.matcher(cell).results();
        return actions.map(action -> action.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String text() {
        try {
            return Files.readString(Repository.here().root().resolve("docs/security.md"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
