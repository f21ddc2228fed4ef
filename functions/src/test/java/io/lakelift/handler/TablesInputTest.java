package io.lakelift.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.notice.TablesUpdate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What RegisterTables answers, and what the state machine writes where it does not, as the notice hears it. */
class TablesInputTest {
    @Test
    void registered_isCounted_andSaidTableByTable() {
        TablesUpdate update =
                TablesInput.read(Lambda.json("""
                        {"register": {"database": "lake", "counts": {"created": 1, "updated": 2, "already there": 4, "held": 1,
                          "newer is there": 3}, "moreFindings": 5, "report": "s3://own/registration.json", "findings": [
                          {"table": "s.a", "outcome": "refused", "message": "No name."},
                          {"table": "s.b", "outcome": "held", "message": "Cut off."},
                          {"table": "s.c", "outcome": "updated", "message": "Column \\"x\\" (int) is gone."}]}}"""), Optional.of("BY HAND")).orElseThrow();

        assertThat(update.database()).hasValue("lake");
        assertThat(update.tables()).isEqualTo(7);
        assertThat(update.newer()).isEqualTo(3);
        assertThat(update.moreFindings()).isEqualTo(5);
        assertThat(update.report()).hasValue("s3://own/registration.json");
        assertThat(update.findings())
                .containsExactly(
                        "Table s.a was not registered: No name.",
                        "Table s.b stays at its last whole night: Cut off.",
                        "Table s.c: Column \"x\" (int) is gone.");
        assertThat(update.notRegistered()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"unregistered": true, "register": {"command": "C"}}  | true | the function that registers them was not called, or did not answer.
            {"unregistered": true, "register": {"command": "C", "round": 3, "cursor": 7}} | true | this execution ran out of time first.
            {"unregistered": false, "register": {"command": "C", "error": "Odd", "cause": "{\\"errorMessage\\": \\"it broke\\"}"}} | true | it broke
            {"register": {"command": "C", "error": "NotRegistrable", "cause": "It is not."}} | false | It is not.
            {"register": {"command": "C", "cursor": 7, "error": "CatalogRefused", "cause": "It is not."}} | true | It is not.
            {"unregistered": false, "register": {"command": "C", "error": "States.Timeout"}} | true | the function that registers them was not called, or did not answer.
            {"unregistered": false, "register": {"command": "C", "round": 3, "error": "States.Timeout"}} | true | the function that registers them was not called, or did not answer.
            {"unverified": true, "register": {"command": "C"}} | false | their files were not checked.
            {"verify": {"error": "States.Timeout"}, "register": {"command": "C"}} | false | their files were not checked.
            """)
    void notRegistered_saysWhy_andTheCommandThatDoesIt(String report, boolean begun, String why) {
        TablesUpdate update =
                TablesInput.read(Lambda.json(report), Optional.of("BY HAND")).orElseThrow();

        assertThat(update.notRegistered()).hasValue(why);
        assertThat(update.begun()).isEqualTo(begun);
        assertThat(update.command()).hasValue("C");
        assertThat(update.database()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}
            {"unverified": true}
            {"verify": {"error": "FilesRefused"}}
            """)
    void whereNothingWasToBeRegistered_nothingIsSaid(String report) {
        assertThat(TablesInput.read(Lambda.json(report), Optional.empty())).isEmpty();
    }

    /** The state machine caught its error before it had answered once. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"unverified": true}
            {"unverified": false, "verify": {"error": "States.Timeout"}}
            """)
    void checkThatNeverAnswered_leavesTheCommandToTheDeployment(String report) {
        TablesUpdate update =
                TablesInput.read(Lambda.json(report), Optional.of("BY HAND")).orElseThrow();

        assertThat(update.notRegistered()).hasValue("their files were not checked.");
        assertThat(update.command()).hasValue("BY HAND");
    }

    @Test
    void filesThatWereChecked_needNoCommand() {
        assertThat(TablesInput.read(Lambda.json("{\"verify\": {\"complete\": true}}"), Optional.of("BY HAND")))
                .isEmpty();
    }
}
