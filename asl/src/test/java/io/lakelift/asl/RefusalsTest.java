package io.lakelift.asl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is refused, in which words, and what is not; each row of the tables patches one whole definition. */
class RefusalsTest {
    private static final Path FOLDER = Path.of("src/test/resources/asl");

    @TestFactory
    Stream<DynamicTest> refuses() throws IOException {
        return rows("refusals.json")
                .map(row -> DynamicTest.dynamicTest(row.get("findings").toString(), () -> {
                    InvalidDefinition refused =
                            catchThrowableOfType(InvalidDefinition.class, () -> StateMachine.parse(patched(row)));
                    assertThat(refused).isNotNull();
                    assertThat(new ArrayList<Object>(refused.findings())).isEqualTo(row.get("findings"));
                }));
    }

    @TestFactory
    Stream<DynamicTest> accepts() throws IOException {
        return rows("accepted.json")
                .map(row -> DynamicTest.dynamicTest((String) row.get("why"), () -> StateMachine.parse(patched(row))));
    }

    @Test
    void parse_keyTwice_isRefusedWithItsPlace() {
        assertThatThrownBy(() -> StateMachine.parse("{\"StartAt\": \"A\",\n \"StartAt\": \"B\"}"))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessage("definition: is not strict JSON at line 2, column 11: Duplicate field 'StartAt'");
    }

    @Test
    void parse_somethingBehind_isRefusedInWordsOfOurs() {
        assertThatThrownBy(() -> StateMachine.parse("{} {}"))
                .hasMessage("definition: is not strict JSON at line 1, column 4: Something follows after the value");
    }

    @Test
    void parse_noObject_isRefusedWithItsPlace() {
        assertThatThrownBy(() -> StateMachine.parse("null"))
                .hasMessageStartingWith("definition: must be an object, not null\n");
    }

    @Test
    void parse_moreThanAMegabyte_isRefused() throws IOException {
        String padded = Files.readString(FOLDER.resolve("whole.asl.json")) + " ".repeat(1 << 20);
        assertThatThrownBy(() -> StateMachine.parse(padded)).hasMessageContaining("larger than 1 MB");
    }

    @Test
    void message_severalFindings_isOneALine() throws IOException {
        String json = patched(Map.of("patch", Map.of("Version", "2.0", "Timeout", 5)));
        assertThatThrownBy(() -> StateMachine.parse(json))
                .hasMessage("Version: must be \"1.0\", not \"2.0\"\nTimeout: is not a field of a state machine");
    }

    @SuppressWarnings("unchecked")
    private static Stream<Map<String, Object>> rows(String file) throws IOException {
        return ((List<Map<String, Object>>) StrictJson.read(Files.readString(FOLDER.resolve(file)))).stream();
    }

    private static String patched(Map<String, Object> row) throws IOException {
        Object whole = StrictJson.read(Files.readString(FOLDER.resolve("whole.asl.json")));
        return StrictJson.write(merge(whole, row.get("patch")));
    }

    /** JSON Merge Patch: objects merge, null removes, everything else replaces. */
    private static Object merge(Object base, Object patch) {
        if (!(patch instanceof Map<?, ?> changes)) {
            return patch;
        }
        Map<Object, Object> merged = new LinkedHashMap<>(base instanceof Map<?, ?> map ? map : Map.of());
        changes.forEach((key, change) -> {
            if (change == null) {
                merged.remove(key);
            } else {
                merged.put(key, merge(merged.get(key), change));
            }
        });
        return merged;
    }
}
