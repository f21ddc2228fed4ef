package io.lakelift.local.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.Scenario;
import io.lakelift.fakes.wire.Fault;
import io.lakelift.local.cli.Lab;
import io.lakelift.local.cli.Laptop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A plan that asks the account: what carries the tags, how large it is, and when it is backed up. */
@Timeout(180)
class AccountPlanTest {
    private static final String FILE = """
            schedules:
              - name: tenants
                cron: "30 4 * * ? *"
                tags: {lakelift: tenants}
              - name: nightly
                cron: "10 3 * * ? *"
                tags: {lakelift: nightly}
                sources: [%s]
            """.formatted(SampleAccount.ORDERS_BEFORE_MIGRATION);

    @TempDir
    private Path folder;

    @Test
    void plan_ofAnAccount_findsSourcesSizesAndBackupWindows_andOnlyReads() throws Exception {
        try (Laptop laptop = new Laptop(Scenario.COMPLETE, 1)) {
            JsonNode plan = Lab.json(planned(laptop, "--json"));

            JsonNode nightly = exports(plan, "nightly");
            JsonNode tenants = exports(plan, "tenants");
            assertThat(nightly)
                    .extracting(export -> export.path("sourceArn").asText().replaceFirst(".*123456789012:", ""))
                    .containsExactly(
                            "snapshot:orders-before-migration",
                            "cluster:billing",
                            "cluster:shop",
                            "file-system/fs-0123456789abcdef0",
                            "db:orders",
                            "db:ledger");
            assertThat(nightly.at("/0/sizeInGb").asInt()).isEqualTo(64);
            assertThat(nightly.at("/1/basis").asText()).isEqualTo("ASSUMED");
            assertThat(tenants).hasSize(40);
            assertThat(tenants.at("/0/sizeInGb").asInt()).isGreaterThan(400);
            assertThat(plan.path("warnings").toString())
                    .contains("in the backup window 03:00-03:30", "db:orders, db:ledger");
            assertThat(plan.at("/schedules/1/leftOut").toString())
                    .contains("db:warehouse\",\"why\":\"its engine, oracle-ee, cannot be exported");
            assertThat(laptop.status()).isZero();
            assertThat(laptop.cloud().rds().calls().all())
                    .isNotEmpty()
                    .allMatch(call -> call.action().startsWith("Describe"));
        }
    }

    @Test
    void plan_whereAListIsDenied_saysWhatIsMissing_andPlansTheRest() throws Exception {
        try (Laptop laptop = new Laptop(Scenario.COMPLETE, 1)) {
            laptop.cloud()
                    .rds()
                    .faults()
                    .next("DescribeDBSnapshots", 1, new Fault.Refuse("AccessDenied", 403, "not authorized"));

            assertThat(planned(laptop).replaceAll("\\s+", " "))
                    .contains(
                            "DescribeDBSnapshots gave no answer for orders-before-migration (AccessDenied), so",
                            "unknown snapshot:orders-before-migration",
                            "40 exports, 5 at once");
        }
    }

    @Test
    void plan_withoutCredentials_isTwoAndOneSentence() throws Exception {
        try (Laptop laptop = new Laptop(Scenario.COMPLETE, 1)) {
            laptop.with("AWS_ACCESS_KEY_ID", "").with("AWS_SECRET_ACCESS_KEY", "");

            assertThat(planned(laptop))
                    .startsWith("No usable AWS credentials were found: sign in")
                    .hasLineCount(1);
            assertThat(laptop.status()).isEqualTo(2);
        }
    }

    /**
     * By name: fleets stand in the order in which they start from now on, which is another one between 03:10 and 04:30.
     */
    private static JsonNode exports(JsonNode plan, String schedule) {
        for (JsonNode fleet : plan.path("fleets")) {
            if (fleet.path("schedule").asText().equals(schedule)) {
                return fleet.path("exports");
            }
        }
        throw new AssertionError("No fleet of the schedule " + schedule + ": " + plan);
    }

    private String planned(Laptop laptop, String... options) throws Exception {
        Path file = Files.writeString(folder.resolve("lakelift.yaml"), FILE);
        List<String> words = new ArrayList<>(List.of("plan", file.toString(), "--aws"));
        words.addAll(List.of(options));
        return laptop.lakelift(false, words).output();
    }
}
