package io.lakelift.local.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.config.Config;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of a plan, as a browser has it. */
@Timeout(600)
class PlanPageTest {
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final String DB = "arn:aws:rds:eu-west-1:123456789012:db:";

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0} exports, {1} pixels, dark: {2}")
    @CsvSource({"40, 1280, false", "1, 390, true"})
    void page_inABrowser_hasEachExport_andNothingOnItsConsole(int exports, int width, boolean dark) throws Exception {
        Chromium.Capture seen = Chromium.find(folder).open(page(plan(tenants(exports))), width, dark);

        assertThat(seen.console()).isEmpty();
        assertThat(seen.dom().split("class=\"bar ", -1)).hasSize(exports + 1);
        assertThat(seen.dom()).contains("<th scope=\"row\">db:tenant-1", "Slot 5", "2026-11-28 03:00");
        BufferedImage image = ImageIO.read(seen.screenshot().toFile());
        int corner = image.getRGB(2, 2) & 0xff;
        assertThat(corner > 127).isEqualTo(!dark);
        assertThat(IntStream.range(0, image.getHeight())
                        .mapToLong(y -> image.getRGB(image.getWidth() / 2, y))
                        .distinct()
                        .count())
                .isGreaterThan(5);
    }

    /** As far as an ARN can hold markup: no blank, and all in lower case. */
    @Test
    void markupInASource_isShownAndDoesNothing() throws Exception {
        String evil = "<script>console.error('ran')</script><img/src=x/onerror=alert(1)>\"'&lt;";
        String sizes = "sourceArn,sizeInGb\n" + DB + evil + ",20\n";
        DeploymentPlan plan = plan(sizes);
        String html = PlanPage.of(plan);

        assertThat(plan.warnings()).anyMatch(warning -> warning.contains("a name that RDS does not allow"));
        assertThat(html)
                .doesNotContain("<script", "<img")
                .contains("db:&lt;script&gt;console[.]error".replace("[.]", "."), "&quot;&#39;&amp;lt;");
        Chromium.Capture seen = Chromium.find(folder).open(page(plan), 1280, false);
        assertThat(seen.console()).isEmpty();
        assertThat(seen.dom()).doesNotContain("<script", "<img");
    }

    @Test
    void page_needsNothingFromOutside() throws Exception {
        String html = PlanPage.of(plan(tenants(3)));

        assertThat(html)
                .contains("default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;")
                .doesNotContain("http://", "https://", "url(", "@import", " src=", " href=", "<link");
    }

    @Test
    void page_namesWhatMissesItsDeadline_notByColourAlone() throws Exception {
        String html = PlanPage.of(plan("sourceArn,minutes\n%sslow,900\n".formatted(DB)));

        assertThat(html).contains("class=\"bar f0 bad\"", "! slow", "! misses its deadline at 15:00");
    }

    private DeploymentPlan plan(String sizes) throws IOException {
        Path file = Files.writeString(folder.resolve("lakelift.yaml"), """
                schedules: [{name: nightly, cron: "0 3 * * ? *", tags: {lakelift: nightly}}]
                """);
        KnownSources known = KnownSources.read(Files.writeString(folder.resolve("sizes.csv"), sizes));
        return new Planner(Config.read(file), known, Assumptions.USUAL, Optional.empty(), NOW).plan(1);
    }

    private Path page(DeploymentPlan plan) throws IOException {
        return Files.writeString(folder.resolve("plan.html"), PlanPage.of(plan));
    }

    private static String tenants(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(n -> "%stenant-%d,%d".formatted(DB, n, 10 + n * 113 % 401))
                .collect(Collectors.joining("\n", "sourceArn,sizeInGb\n", "\n"));
    }
}
