package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** The notices in the deployed jar and the bill of materials beside it name what the jar holds, and nothing else. */
class BundledLibrariesTest {
    private static final Path TARGET = Lab.HOME.resolve("functions/target");
    private static final Pattern LINE = Pattern.compile("(?m)^([^\\s:]+):([^\\s:]+):([^\\s:]+)  (\\S+)  ");

    private static BundledLibraries held;
    private static String thirdParty;

    @BeforeAll
    static void open() throws IOException {
        held = BundledLibraries.of(TARGET.resolve("lakelift-lambda.jar"));
        thirdParty = held.text("META-INF/THIRD-PARTY.txt");
    }

    @Test
    void thirdParty_namesEveryLibraryThatTheClassesComeFrom() {
        assertThat(LINE.matcher(thirdParty).results().map(line -> line.group(2) + "-" + line.group(3) + ".jar"))
                .containsExactlyInAnyOrderElementsOf(held.jars().keySet());
    }

    @Test
    void thirdParty_hasTheTextsThatTheLicencesAskFor() throws IOException {
        assertThat(LINE.matcher(thirdParty).results().map(line -> line.group(4)))
                .contains("MIT")
                .allMatch(licence -> thirdParty.lines().anyMatch(line -> line.matches(licence + "(:.*)?")));
        assertThat(thirdParty)
                .contains("Copyright (c) 2004-2022 QOS.ch", "The above copyright notice and this permission");
        assertThat(Pattern.compile("META-INF/[\\w.-]*\\w")
                        .matcher(thirdParty)
                        .results()
                        .map(MatchResult::group))
                .hasSizeGreaterThan(5)
                .allMatch(file -> !held.text(file).isBlank());
        assertThat(held.text("META-INF/LICENSE")).isEqualTo(Files.readString(Lab.HOME.resolve("LICENSE")));
    }

    /** The Apache License wants the NOTICE of each library passed on. Their frames and repetitions need not be. */
    @Test
    void notice_saysWhatEachLibrarysNoticeSays() {
        String notice = words(held.text("META-INF/NOTICE"));

        assertThat(held.notices())
                .hasSizeGreaterThan(3)
                .allSatisfy(theirs -> assertThat(theirs.split("\n\\s*\n"))
                        .allSatisfy(paragraph -> assertThat(notice).contains(words(paragraph))));
        assertThat(notice).doesNotContainPattern("Copyright 2006-\\d+ The Apache Software Foundation");
    }

    @Test
    void pomProperties_areThoseThatTheLibrariesBring() {
        assertThat(held.files("META-INF/maven/.*/pom.properties"))
                .containsAll(held.pomProperties())
                .contains("META-INF/maven/io.lakelift/lakelift-functions/pom.properties")
                .hasSize(held.pomProperties().size() + 1);
    }

    @Test
    @DisabledIfSystemProperty(
            named = "maven.offline",
            matches = "true",
            disabledReason = "the plugin that writes the bill of materials does nothing in an offline build")
    void billOfMaterials_namesEveryLibraryWithItsLicenceAndChecksum() throws IOException {
        JsonNode bill = new ObjectMapper()
                .readTree(TARGET.resolve("lakelift-lambda.cdx.json").toFile());
        Map<String, String> checksums = new HashMap<>();
        Map<String, String> licences = new HashMap<>();
        for (JsonNode library : bill.path("components")) {
            String jar = library.path("name").asText() + "-"
                    + library.path("version").asText() + ".jar";
            checksums.put(jar, sha256(library));
            licences.put(jar, library.at("/licenses/0/license/id").asText());
        }

        assertThat(checksums).isEqualTo(held.checksums());
        assertThat(licences)
                .isEqualTo(LINE.matcher(thirdParty)
                        .results()
                        .collect(Collectors.toMap(
                                line -> line.group(2) + "-" + line.group(3) + ".jar", line -> line.group(4))));
    }

    private static String sha256(JsonNode library) {
        for (JsonNode hash : library.path("hashes")) {
            if (hash.path("alg").asText().equals("SHA-256")) {
                return hash.path("content").asText();
            }
        }
        return "none";
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
