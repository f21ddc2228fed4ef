package io.lakelift.tables.latest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakelift.tables.latest.LatestPointer.Move;
import io.lakelift.tables.report.TableReport;
import io.lakelift.tables.report.TableStatus;
import io.lakelift.tables.report.VerificationReport;
import io.lakelift.tables.s3.TestBucket;
import io.lakelift.tables.store.ObjectStore;
import io.lakelift.tables.store.StoreUnusable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The newest export of a source is pointed to, and the pointer never goes back. */
class LatestPointerTest {
    private static final String ARN = "arn:aws:rds:eu-west-1:123456789012:";
    private static final String KEY = "lakelift/lake/latest/db/orders.json";

    @AutoClose
    private final TestBucket bucket = new TestBucket();

    private final ObjectStore store = bucket.store();
    private final LatestPointer pointer = new LatestPointer(store, "lake");

    @Test
    void move_firstExport_isPointedTo() throws Exception {
        assertThat(pointer.move(export(20, 4))).isEqualTo(Move.MOVED);

        JsonNode json = json();
        assertThat(json.path("schemaVersion").asInt()).isEqualTo(1);
        assertThat(json.path("source").asText()).isEqualTo(ARN + "db:orders");
        assertThat(json.path("exportTaskIdentifier").asText()).isEqualTo("lake-rds-orders-20-4");
        assertThat(json.path("sourceArn").asText()).isEqualTo(ARN + "snapshot:rds:orders-2026-11-20-03-10");
        assertThat(json.path("snapshotTime").asText()).isEqualTo("2026-11-20T03:10:00Z");
        assertThat(json.path("s3Uri").asText()).isEqualTo("s3://data/nightly/lake-rds-orders-20-4");
        assertThat(json.path("report").asText()).isEqualTo("s3://own/report.json");
        assertThat(json.path("tables")).hasSize(2);
        assertThat(json.at("/tables/0").toString())
                .isEqualTo(
                        "{\"name\":\"shop.shop.order items\",\"s3Uri\":\"s3://data/nightly/lake-rds-orders-20-4/shop/shop.order_items/\","
                                + "\"files\":3,\"rows\":6,\"bytes\":9000}");
        assertThat(json.path("otherTables").toString())
                .isEqualTo("[\"shop.shop.drafts\",\"shop.shop.blobs\",\"shop.shop.stranger\"]");
    }

    @Test
    void move_laterExportOfAnOlderSnapshot_neverMovesItBack() throws Exception {
        pointer.move(export(21, 4));

        assertThat(pointer.move(export(20, 9))).isEqualTo(Move.NEWER_IS_THERE);
        assertThat(pointed()).isEqualTo("lake-rds-orders-21-4");
    }

    @Test
    void move_sameSnapshotExportedAgain_isTheLaterExport() throws Exception {
        pointer.move(export(20, 4));
        pointer.move(export(20, 6));
        pointer.move(export(20, 5));

        assertThat(pointed()).isEqualTo("lake-rds-orders-20-6");
    }

    @Test
    void move_theSameTwice_writesOnce() {
        pointer.move(export(20, 4));

        assertThat(pointer.move(export(20, 4))).isEqualTo(Move.MOVED);
        assertThat(bucket.writes()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0} checked while {1} is being moved to, over {2}")
    @CsvSource({"21, 20, 0", "20, 21, 0", "21, 20, 19", "20, 21, 19"})
    void move_twoChecksAtOnce_theNewerStays(int faster, int slower, int before) throws Exception {
        if (before > 0) {
            pointer.move(export(before, 4));
        }
        bucket.beforeNextWrite(() -> new LatestPointer(store, "lake").move(export(faster, 4)));

        pointer.move(export(slower, 4));

        assertThat(pointed()).isEqualTo("lake-rds-orders-21-4");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void move_anyOrderOfNights_endsAtTheNewest(long seed) throws Exception {
        List<Integer> days = new ArrayList<>(List.of(10, 11, 12, 13, 14, 15, 16));
        Collections.shuffle(days, new Random(seed));

        days.forEach(day -> pointer.move(export(day, day % 3)));

        assertThat(pointed()).isEqualTo("lake-rds-orders-16-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "{\"schemaVersion\": 2}", "{\"schemaVersion\": 1, \"snapshotTime\": \"soon\"}"})
    void move_whatThisVersionCannotRead_isLeftAlone(String there) {
        store.put(KEY, there.getBytes(StandardCharsets.UTF_8));

        assertThat(pointer.move(export(20, 4))).isEqualTo(Move.LEFT_ALONE);
        assertThat(bucket.writes()).isEqualTo(1);
    }

    @Test
    void move_alwaysOvertaken_givesUpAloud() {
        pointer.move(export(1, 1));
        overtake(2);

        assertThatThrownBy(() -> pointer.move(export(28, 4)))
                .isInstanceOf(StoreUnusable.class)
                .hasMessageContaining("s3://own/" + KEY + " was changed by others 10 times");
    }

    private void overtake(int day) {
        bucket.beforeNextWrite(() -> {
            store.put(KEY, LatestJson.write(export(day, 1)));
            overtake(day + 1);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "cluster:billing,                         lake-billing-abcd0123456789ab,       cluster/billing",
        "cluster-snapshot:rds:shop-2026-11-20-02-05, lake-rds-shop-2026-11-20-02-05-x, cluster/shop",
        "snapshot:awsbackup:job-7f3e,             lake-stock-abcd0123456789ab,         db/stock",
        "snapshot:awsbackup:job-7f3e,             lake-awsbackup-job-7f3e-abcd0123456, snapshot/awsbackup_job-7f3e",
        "snapshot:rds:orders-of-all-our-customers-in-europe-2026-11-20-03-10, lake-x-abcd, db/orders-of-all-our-customers-in-europe",
        "snapshot:awsbackup:job-7f3e, lake-orders-of-all-our-customers-in-europe-1-abcd0123456789ab, snapshot/awsbackup_job-7f3e",
        "snapshot:before-migration,               lake-before-migration-abcd01234567,  snapshot/before-migration",
        "cluster-snapshot:before,                 lake-before-abcd01234567,            cluster-snapshot/before"
    })
    void key_isOfWhatIsExportedNightByNight(String resource, String identifier, String key) {
        LatestExport export = LatestExport.of(
                report("x", List.of()), "lake", identifier, ARN + resource, Instant.EPOCH, Instant.EPOCH, "r");

        assertThat(LatestPointer.key("lake", export.source())).isEqualTo("lakelift/lake/latest/" + key + ".json");
    }

    private String pointed() throws Exception {
        return json().path("exportTaskIdentifier").asText();
    }

    private JsonNode json() throws Exception {
        return new ObjectMapper().readTree(store.get(KEY).orElseThrow().bytes());
    }

    /** An export of the snapshot of a day in November, which ended in an hour of the last of them. */
    private static LatestExport export(int day, int hour) {
        String identifier = "lake-rds-orders-%d-%d".formatted(day, hour);
        VerificationReport report = report(
                "s3://data/nightly/" + identifier,
                List.of(
                        table("order items", TableStatus.COMPLETE, "shop/shop.order_items"),
                        table("orders", TableStatus.DOUBTFUL, "shop/shop.orders"),
                        table("drafts", TableStatus.COMPLETE, null),
                        table("blobs", TableStatus.SKIPPED, "shop/shop.blobs"),
                        table("stranger", TableStatus.UNEXPECTED, "shop/shop.stranger")));
        return LatestExport.of(
                report,
                "lake",
                identifier,
                ARN + "snapshot:rds:orders-2026-11-%02d-03-10".formatted(day),
                Instant.parse("2026-11-%02dT03:10:00Z".formatted(day)),
                Instant.parse("2026-11-30T%02d:00:00Z".formatted(hour)),
                "s3://own/report.json");
    }

    private static TableReport table(String name, TableStatus status, @Nullable String path) {
        return new TableReport(
                "shop.shop." + name, status, Optional.ofNullable(path), 3, 6, 9000, List.of(), List.of(), List.of());
    }

    private static VerificationReport report(String location, List<TableReport> tables) {
        return new VerificationReport(
                location,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Instant.EPOCH,
                tables,
                List.of());
    }
}
