package io.lakelift.export.warning;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.export.warning.ExportWarning.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What RDS may write into a WarningMessage: three lists, nothing, or an unknown form. */
class ExportWarningTest {

    @Test
    void allThreeLists_areRead() {
        ExportWarning warning = read("""
                {"skippedTables":[{"tableName":"shop.public.audit","reason":"PERMISSIONS_DO_NOT_EXIST"}],
                 "skippedObjectives":[{"objectiveName":"shop.public.seen","reason":"VIEW"}],
                 "general":[{"reason":"FAILED_TO_EXTRACT_TABLES_LIST_FOR_DATABASE"}]}""");

        assertThat(warning.skippedTables()).containsExactly(new Entry("shop.public.audit", "PERMISSIONS_DO_NOT_EXIST"));
        assertThat(warning.skippedObjectives()).containsExactly(new Entry("shop.public.seen", "VIEW"));
        assertThat(warning.general()).containsExactly(new Entry("", "FAILED_TO_EXTRACT_TABLES_LIST_FOR_DATABASE"));
        assertThat(warning.words()).isEmpty();
        assertThat(warning.cut()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"skippedTables\":[],\"skippedObjectives\":[],\"general\":[]}",
                " { \"skippedTables\" : [ ] , \"skippedObjectives\" : [ ] , \"general\" : [ ] } ",
                "{\"general\":[],\"skippedTables\":[],\"skippedObjectives\":[]}",
                "{\"skippedTables\":null,\"skippedObjectives\":[],\"general\":[]}",
                "{\"skippedTables\":[]}",
                "{\"skippedTables\":[],\"skippedViews\":[],\"general\":[]}",
                "\"{\\\"skippedTables\\\":[],\\\"skippedObjectives\\\":[],\\\"general\\\":[]}\"",
                "{}",
                "[]",
                "null",
                "",
                " \n"
            })
    void listsThatNameNothing_areNotAWarning(String message) {
        assertThat(ExportWarning.read(message)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "some tables were left out {          | some tables were left out {",
                "skipped                              | skipped",
                "\"some tables were left out\"        | some tables were left out",
                "{\"skippedViews\":[{\"viewName\":\"a.b\",\"why\":\"X\"}]} | skippedViews: viewName a.b, why X",
                "{\"skippedTables\":\"all of them\"}  | skippedTables: all of them",
                "{\"skippedTables\":{\"a.b\":\"X\"}}  | skippedTables: a.b X",
                "[{\"tableName\":\"a.b\"}, \"c\"]     | tableName a.b; c",
                "{\"skippedTables\":[{\"tableName\":\"a.b\"]} | skippedTables: tableName: a.b",
                "{skippedTables:[a.b]}                | skippedTables: a.b",
                "{\"general\":[],\"general\":[{\"reason\":\"X\"}]} | general:, general: reason: X",
                "12                                   | 12",
                "true                                 | true"
            })
    void anotherForm_isAWarningInItsOwnWords(String message, String words) {
        assertThat(read(message).words()).hasValue(words);
    }

    @Test
    void unknownList_standsBesideTheKnownOnes() {
        ExportWarning warning = read("""
                {"skippedTables":["a.b"],"general":["X"],"skippedViews":["c"],"count":0}""");

        assertThat(warning.skippedTables()).containsExactly(new Entry("a.b", ""));
        assertThat(warning.general()).containsExactly(new Entry("", "X"));
        assertThat(warning.words()).hasValue("skippedViews: c");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"reason\":\"X\",\"tableName\":\"a\"}                            | a: X",
                "{\"databaseName\":\"d\",\"schemaName\":\"s\",\"tableName\":\"t\"} | d.s.t",
                "{\"table\":\"a\",\"reason\":\"X\",\"sizeGB\":3}                   | a: X, sizeGB 3",
                "{\"tableName\":\"a\",\"reason\":{\"code\":\"X\",\"text\":\"y\"}}  | a: code X, text y",
                "{\"tableName\":\"a\",\"reason\":\"{\\\"code\\\":\\\"X\\\"}\"}     | a: code X",
                "{\"reason\":\"X\"}                                                | X",
                "{}                                                                | an entry without a name"
            })
    void entry_isTheNameAndTheReason_neverJson(String entry, String line) {
        assertThat(read("{\"skippedTables\":[" + entry + "]}").skippedTables())
                .extracting(Entry::line)
                .containsExactly(line);
    }

    @Test
    void messageThatWasCut_reportsWhatStoodBeforeTheCut() {
        ExportWarning warning = read("""
                {"skippedTables":[{"tableName":"a","reason":"X"},{"tableName":"b","reas""");

        assertThat(warning.skippedTables()).containsExactly(new Entry("a", "X"));
        assertThat(warning.cut()).isTrue();
        assertThat(read("{\"skippedTables\":[{\"tableName\":\"a").words()).hasValue("skippedTables: tableName: a");
    }

    @Test
    void escapes_areRead_andControlCharactersTakenOut() {
        assertThat(read("{\"skippedTables\":[\"gr\\u00f6\\u00dfe\\n\\\"\\\\\\/\\t\\u0007x\"]}")
                        .skippedTables())
                .containsExactly(new Entry("größe \"\\/ x", ""));
    }

    @Test
    void deepNesting_isReportedInWords_andBreaksNothing() {
        assertThat(read("{\"skippedTables\":" + "[".repeat(50_000) + "1").words())
                .hasValue("skippedTables: 1");
        assertThat(ExportWarning.read("[".repeat(20) + "]".repeat(20))).isEmpty();
    }

    private static ExportWarning read(String message) {
        return ExportWarning.read(message).orElseThrow();
    }
}
