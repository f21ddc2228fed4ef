package io.lakelift.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** docs/costs.md asks the prices that plans and notices ask, and its example adds up. */
class PricesTest {
    private static final int NIGHTS = 30;
    private static final int SOURCES = 20;
    private static final int POLLS = 45;
    private static final int SWEEPS = 48 * NIGHTS;

    /** What docs/costs.md takes a function's call to last: a second of 512 MB. */
    private static final double GB_SECONDS = 0.5;

    @Test
    void prices_areThoseOfThePage() throws IOException {
        assertThat(page())
                .contains("AWS's list prices for US East (N. Virginia) as of " + Prices.AS_OF)
                .contains(text("%.3f for each GB of the snapshot's size", Prices.EXPORTED_GB))
                .contains(text("%.3f for each GB and month in the class Standard", Prices.STORED_GB))
                .contains(text("%.3f for 1,000 requests", Prices.WRITE_REQUEST * 1000))
                .contains(text("%.3f for 1,000 state transitions", Prices.TRANSITION * 1000))
                .contains(text("%.2f for a million calls", Prices.CALL * 1_000_000))
                .contains(text("%.10f for each GB-second", Prices.GB_SECOND))
                .contains(text("%.0f for the key and month", Prices.KEY))
                .contains(text("%.2f for 10,000", Prices.KEY_REQUEST * 10_000))
                .contains(text("%.2f for each and month", Prices.METRIC))
                .contains(text("%.2f for each metric in an alarm and month", Prices.ALARM))
                .contains(text("are free, else %.0f a month", Prices.DASHBOARD))
                .contains(text("%.2f for each GB that is written", Prices.LOGGED_GB))
                .contains(text("%.2f for each GB kept for a month", Prices.KEPT_LOG_GB))
                .contains(text("%.0f for a million traces", Prices.TRACE * 1_000_000))
                .contains(text("%.0f for 100,000 e-mails", Prices.EMAIL * 100_000))
                .contains(text("%.2f for a million HTTPS deliveries", Prices.HTTPS_DELIVERY * 1_000_000));
    }

    @ParameterizedTest(name = "docs/{0}")
    @CsvSource({"metrics.md", "notice.md", "performance.md"})
    void otherPages_askTheSameOfAnExportedGb(String file) throws IOException {
        assertThat(Files.readString(Path.of("../docs", file)))
                .contains(text("%.3f USD for each GB", Prices.EXPORTED_GB));
    }

    /**
     * Of the part of the bill that follows from the nights: what stands still, metrics and alarms, is the page's own
     * reckoning.
     */
    @Test
    void example_addsUp() throws IOException {
        int night = SOURCES * (7 + 3 * POLLS) + SOURCES * 4 + 8;
        int transitions = night * NIGHTS + SWEEPS * 5;
        int calls = (SOURCES * (POLLS + 2) + 2) * NIGHTS + 2 * SWEEPS;
        double functions = calls * (GB_SECONDS * Prices.GB_SECOND + Prices.CALL);

        assertThat(row("**RDS**")).contains(text("**%.2f**", 1_500 * NIGHTS * Prices.EXPORTED_GB));
        assertThat(row("Step Functions"))
                .contains(text("together %,d × 30", night), text("%,d × 0.025", transitions))
                .endsWith(text("| %.2f |", transitions * Prices.TRANSITION));
        assertThat(row("Lambda")).contains(text("together %,d calls", calls)).endsWith(text("| %.2f |", functions));
        assertThat(row("e-mails")).endsWith(text("| %.2f |", (SOURCES + 1) * NIGHTS * Prices.EMAIL));
    }

    private static String row(String what) throws IOException {
        String example = page().substring(page().indexOf("## An example"));
        return example.lines()
                .filter(line -> line.startsWith("| " + what + " |"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("docs/costs.md's example has no row \"" + what + "\""));
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("../docs/costs.md"));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
