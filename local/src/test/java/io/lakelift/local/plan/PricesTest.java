package io.lakelift.local.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The page about costs and the plan have the same prices. */
class PricesTest {
    @Test
    void prices_areThoseOfThePage() throws Exception {
        String page = Files.readString(Path.of("../docs/costs.md"));

        assertThat(page)
                .contains("AWS's list prices as known in " + Prices.AS_OF)
                .contains(said("%.3f for each GB of the snapshot's size", Prices.EXPORTED_GB))
                .contains(said("%.3f for 1,000 state transitions", Prices.TRANSITION * 1000))
                .contains(said("%.2f for a million calls", Prices.CALL * 1_000_000))
                .contains(said("%.10f for each GB-second", Prices.GB_SECOND))
                .contains(said("%.0f for 100,000 e-mails", Prices.EMAIL * 100_000));
    }

    private static String said(String format, double price) {
        return String.format(Locale.ROOT, format, price);
    }
}
