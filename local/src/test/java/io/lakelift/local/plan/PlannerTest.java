package io.lakelift.local.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakelift.config.Config;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a deployment's file becomes: order, times, deadlines, cost and warnings, as they are shown. */
class PlannerTest {
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final Path GOLDEN = Path.of("src/test/resources/plan/two-schedules.txt");
    private static final String DB = "arn:aws:rds:eu-west-1:123456789012:db:";

    private static final String TWO = """
            name: shop
            notices: {subscriptions: [{email: ops@example.org}]}
            schedules:
              - name: nightly
                cron: "0 3 * * ? *"
                timeZone: Europe/Berlin
                sources:
                  - arn:aws:rds:eu-west-1:123456789012:snapshot:orders-before-migration
                  - {sourceArn: arn:aws:rds:eu-west-1:123456789012:db:ledger, deadline: PT20M}
                  - arn:aws:fsx:eu-west-1:123456789012:file-system/fs-0123456789abcdef0
                tags: {lakelift: nightly}
              - name: weekly
                cron: "10 2 ? * SAT *"
                sources: [arn:aws:rds:eu-west-1:123456789012:cluster:billing]
                deadline: PT1H
              - {name: paused, cron: "0 3 * * ? *", enabled: false, tags: {lakelift: other}}
            """;

    private static final String SIZES = """
            sourceArn,sizeInGb,minutes,backupWindow
            arn:aws:rds:eu-west-1:123456789012:db:ledger,200,,01:30-02:30
            arn:aws:rds:eu-west-1:123456789012:db:small,20,,00:30-01:00
            arn:aws:rds:eu-west-1:123456789012:db:large,1100,,03:00-03:30
            arn:aws:rds:eu-west-1:123456789012:db:timed,64,50,
            arn:aws:rds:eu-west-1:123456789012:cluster:billing,,240,
            """;

    @TempDir
    private Path folder;

    @Test
    void plan_asText_fitsEightyColumnsAndIsTheGoldenFile() throws Exception {
        List<String> lines = PlanText.of(plan(TWO, SIZES, 1));
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(GOLDEN.getParent());
            Files.write(GOLDEN, lines);
        }

        assertThat(lines).allMatch(line -> line.length() <= 80);
        assertThat(lines).isEqualTo(Files.readAllLines(GOLDEN));
    }

    @Test
    void plan_asJson_hasEveryExportWithItsTimes() throws Exception {
        JsonNode json = new ObjectMapper().readTree(PlanJson.of(plan(TWO, SIZES, 1)));

        JsonNode nightly = json.at("/fleets/0");
        assertThat(nightly.path("start").asText()).isEqualTo("2026-11-28T03:00:00+01:00");
        assertThat(nightly.path("exports"))
                .extracting(export -> export.path("sourceArn").asText().replaceFirst(".*123456789012:", ""))
                .containsExactly(
                        "snapshot:orders-before-migration",
                        "file-system/fs-0123456789abcdef0",
                        "db:large",
                        "db:ledger",
                        "db:timed",
                        "db:small");
        assertThat(nightly.at("/exports/2/minutes").asDouble()).isEqualTo(121.0);
        assertThat(nightly.at("/exports/2/basis").asText()).isEqualTo("SIZE");
        assertThat(nightly.at("/exports/3/missesDeadline").asBoolean()).isTrue();
        assertThat(nightly.at("/exports/4/basis").asText()).isEqualTo("GIVEN");
        assertThat(json.at("/overlaps/0/exportsWanted").asInt()).isEqualTo(6);
        assertThat(json.at("/cost/rdsUsd").asDouble()).isEqualTo(13.84);
        assertThat(json.at("/cost/exportsOfUnknownSize").asInt()).isEqualTo(2);
        assertThat(json.at("/schedules")).hasSize(2);
    }

    /** The product lists the account only for tags, so a schedule without them keeps the order of its file. */
    @Test
    void order_withoutTags_isThatOfTheFile_whateverSizesAreKnown() throws Exception {
        DeploymentPlan plan = plan("""
                schedules:
                  - {name: a, cron: "0 3 * * ? *", sources: [%1$ssmall, %1$slarge]}
                """.formatted(DB), SIZES, 1);

        assertThat(plan.fleets().getFirst().exports())
                .extracting(ExpectedExport::name)
                .containsExactly("db:small", "db:large");
    }

    @Test
    void tags_thatNothingResolves_areReportedAndNotGuessed() throws Exception {
        DeploymentPlan plan = plan(TWO, "", 1);

        assertThat(plan.fleets().getFirst().exports()).hasSize(3);
        assertThat(plan.warnings())
                .anyMatch(
                        warning -> warning.startsWith(
                                "Schedule nightly exports what carries {lakelift=nightly}, but it is not known what does: add --aws"));
    }

    @Test
    void listOfAnotherSchedule_isNotTakenByThisOnesTags() throws Exception {
        DeploymentPlan plan = plan("""
                schedules:
                  - {name: a, cron: "0 3 * * ? *", tags: {lakelift: a}}
                  - {name: b, cron: "0 3 * * ? *", tags: {lakelift: b}}
                """, "sourceArn,schedule\n%1$sone,a\n%1$stwo,b\n%1$sboth,\n".formatted(DB), 1);

        assertThat(plan.fleets())
                .extracting(fleet ->
                        fleet.exports().stream().map(ExpectedExport::name).toList())
                .containsExactly(List.of("db:both", "db:one"), List.of("db:both", "db:two"));
    }

    @Test
    void scheduleThatTheListMisspells_isWarnedOf() throws Exception {
        DeploymentPlan plan = plan(
                "schedules: [{name: nightly, cron: \"0 3 * * ? *\", tags: {lakelift: a}}]",
                "sourceArn,schedule\n%1$sone,nighly\n%1$stwo,nightly\n".formatted(DB),
                1);

        assertThat(plan.warnings())
                .singleElement()
                .asString()
                .startsWith(
                        "The list names schedule \"nighly\", which the file does not have (did you mean nightly?):");
    }

    @Test
    void summerTime_movesAStartInUtc_andSkipsAnother() throws Exception {
        DeploymentPlan plan = plan("""
                schedules:
                  - {name: three, cron: "0 3 * * ? *", timeZone: Europe/Berlin, sources: [%1$sa]}
                  - {name: gap, cron: "30 2 * * ? *", timeZone: Europe/Berlin, sources: [%1$sb]}
                """.formatted(DB), "", 3, Instant.parse("2027-03-26T12:00:00Z"));

        assertThat(plan.timetable().runs())
                .extracting(run -> run.fleet() + " " + run.begins())
                .containsExactly(
                        "gap 2027-03-27T01:30:00Z",
                        "three 2027-03-27T02:00:00Z",
                        "three 2027-03-28T01:00:00Z",
                        "gap 2027-03-29T00:30:00Z",
                        "three 2027-03-29T01:00:00Z");
        assertThat(plan.warnings())
                .anyMatch(warning -> warning.startsWith("Schedule gap does not start on 2027-03-28:"));
        assertThat(PlanText.of(plan))
                .anyMatch(line -> line.startsWith("Clocks in Europe/Berlin go forward on 2027-03-28"));
    }

    @Test
    void timeThatComesTwice_startsOnce() throws Exception {
        DeploymentPlan plan = plan(
                "schedules: [{name: a, cron: \"30 2 * * ? *\", timeZone: Europe/Berlin, sources: [%sa]}]".formatted(DB),
                "",
                1,
                Instant.parse("2027-10-30T12:00:00Z"));

        assertThat(plan.timetable().runs())
                .singleElement()
                .satisfies(run -> assertThat(run.begins()).isEqualTo("2027-10-31T00:30:00Z"));
        assertThat(String.join(" ", PlanText.of(plan)))
                .contains("On 2027-10-31 clocks in Europe/Berlin show 02:30 twice; it starts once");
    }

    @Test
    void sourceThatTheFileDoesNotAllow_isLeftOutAsTheNightWould() throws Exception {
        DeploymentPlan plan = plan("""
                sources: [%1$sallowed]
                schedules: [{name: a, cron: "0 3 * * ? *", tags: {lakelift: a}}]
                """.formatted(DB), "sourceArn\n%1$sallowed\n%1$sother\n".formatted(DB), 1);

        assertThat(plan.fleets().getFirst().exports())
                .extracting(ExpectedExport::name)
                .containsExactly("db:allowed");
        assertThat(plan.warnings())
                .anyMatch(warning -> warning.contains("is not a source that the deployment's file allows"));
    }

    @Test
    void moreThanTheLimitsAllow_isWarnedOf() throws Exception {
        DeploymentPlan plan = plan("""
                limits: {gbPerNight: 500, exportsPerSourceAndDay: 1}
                schedules:
                  - {name: a, cron: "0 22 * * ? *", sources: [%1$slarge]}
                  - {name: b, cron: "0 3 * * ? *", sources: [%1$slarge]}
                """.formatted(DB), SIZES, 2);

        assertThat(plan.warnings())
                .filteredOn(warning -> warning.startsWith("From noon"))
                .hasSize(2)
                .anyMatch(warning -> warning.startsWith(
                        "From noon on 2026-11-27, exports of 2,200 GB start, and limits.gbPerNight is 500"))
                .anyMatch(
                        warning -> warning.startsWith(
                                "From noon on 2026-11-27, db:large is exported more often than limits.exportsPerSourceAndDay, 1"));
    }

    @Test
    void nightThatIsLongerThanADay_isWarnedOf() throws Exception {
        DeploymentPlan plan = plan("""
                exports: {concurrency: 1, deadline: P2D}
                schedules: [{name: a, cron: "0 3 * * ? *", sources: [%1$sone, %1$stwo]}]
                """.formatted(DB), "sourceArn,minutes\n%1$sone,900\n%1$stwo,900\n".formatted(DB), 1);

        assertThat(plan.warnings())
                .singleElement()
                .asString()
                .startsWith("Schedule a takes 30 h 0")
                .contains("starts again before that, on Sun 2026-11-29 03:00");
    }

    @Test
    void moreThanCanBeShown_isRefusedInOneSentence() {
        assertThatThrownBy(() -> plan(
                        "schedules: [{name: a, cron: \"* * * * ? *\", sources: [%1$sa, %1$sb]}]".formatted(DB), "", 31))
                .hasMessage("These nights have more than 50,000 exports or starts of schedules: give fewer --nights.");
    }

    private DeploymentPlan plan(String yaml, String sizes, int nights) throws Exception {
        return plan(yaml, sizes, nights, NOW);
    }

    private DeploymentPlan plan(String yaml, String sizes, int nights, Instant now) throws Exception {
        Path file = Files.writeString(folder.resolve("lakelift.yaml"), yaml);
        KnownSources known = sizes.isEmpty()
                ? KnownSources.none()
                : KnownSources.read(Files.writeString(folder.resolve("sizes.csv"), sizes));
        return new Planner(Config.read(file), known, Assumptions.USUAL, Optional.empty(), now).plan(nights);
    }
}
