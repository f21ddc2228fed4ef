package io.lakelift.tables.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakelift.fakes.CloudClients;
import io.lakelift.fakes.FakeCloud;
import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.TestClock;
import io.lakelift.fakes.s3.FakeS3;
import io.lakelift.fakes.wire.Fault;
import io.lakelift.tables.latest.LatestExport;
import io.lakelift.tables.latest.LatestPointer;
import io.lakelift.tables.report.VerificationReport;
import io.lakelift.tables.store.OwnObject;
import io.lakelift.tables.store.StoreUnusable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/** Lakelift's own objects over AWS's client, and the pointer to the newest export that is made of them. */
class S3StoreAdapterTest {
    private static final String KEY = "lakelift/lake/latest/db/orders.json";

    private final TestClock clock = new TestClock();
    private final FakeCloud cloud = new FakeCloud(clock, clock::advance).listen();
    private final S3Client s3 = CloudClients.s3(cloud.s3Uri());
    private final S3ObjectStore store = new S3ObjectStore(s3, SampleAccount.BUCKET);

    @AfterEach
    void close() {
        s3.close();
        cloud.close();
    }

    @Test
    void create_whereNothingIs_isReadBack_andTwiceIsNot() {
        assertThat(store.get(KEY)).isEmpty();

        assertThat(store.create(KEY, "1".getBytes(UTF_8))).isTrue();
        assertThat(store.create(KEY, "2".getBytes(UTF_8))).isFalse();

        assertThat(store.get(KEY)).map(OwnObject::bytes).hasValue("1".getBytes(UTF_8));
        assertThat(store.address(KEY)).isEqualTo("s3://" + SampleAccount.BUCKET + "/" + KEY);
    }

    @Test
    void replace_onlyWhatWasRead() {
        store.create(KEY, "1".getBytes(UTF_8));
        String tag = store.get(KEY).orElseThrow().tag();

        assertThat(store.replace(KEY, "2".getBytes(UTF_8), tag)).isTrue();
        assertThat(store.replace(KEY, "3".getBytes(UTF_8), tag)).isFalse();
        assertThat(store.replace("gone", "3".getBytes(UTF_8), tag)).isFalse();

        assertThat(store.get(KEY)).map(OwnObject::bytes).hasValue("2".getBytes(UTF_8));
    }

    @Test
    void write_conflictOfTwoAtOnce_isALostRaceAndNoFailure() {
        cloud.s3().faults().next(FakeS3.PUT, 1, new Fault.Refuse("ConditionalRequestConflict", 409, "Conflict"));

        assertThat(store.create(KEY, new byte[0])).isFalse();
    }

    @Test
    void denied_saysWhatToGrant() {
        cloud.s3()
                .faults()
                .next(FakeS3.GET, 1, FakeS3.accessDenied())
                .next(FakeS3.PUT, 1, FakeS3.accessDenied())
                .next(FakeS3.PUT, 1, FakeS3.slowDown());

        String grant =
                " (AccessDenied: Access Denied): you need s3:GetObject and s3:PutObject on it, s3:ListBucket on the"
                        + " bucket, and kms:Decrypt and kms:GenerateDataKey on its key.";
        assertThatThrownBy(() -> store.get(KEY))
                .isInstanceOf(StoreUnusable.class)
                .hasMessage(store.address(KEY) + " cannot be read" + grant);
        assertThatThrownBy(() -> store.create(KEY, new byte[0]))
                .hasMessage(store.address(KEY) + " cannot be written" + grant);
        assertThatThrownBy(() -> store.replace(KEY, new byte[0], "\"x\""))
                .hasMessageContaining("cannot be written (SlowDown: Please reduce your request rate): try again.");
    }

    @Test
    void pointer_manyChecksAtOnce_endsAtTheNewest() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            for (int round = 1; round <= 5; round++) {
                LatestPointer pointer = new LatestPointer(store, "round-" + round);
                List<Future<LatestPointer.Move>> moves = new ArrayList<>();
                for (int day = 10; day < 16; day++) {
                    LatestExport export = export(day);
                    moves.add(threads.submit(() -> pointer.move(export)));
                }
                for (Future<LatestPointer.Move> move : moves) {
                    assertThat(move.get()).isNotEqualTo(LatestPointer.Move.LEFT_ALONE);
                }
                assertThat(new String(
                                store.get("lakelift/round-" + round + "/latest/db/orders.json")
                                        .orElseThrow()
                                        .bytes(),
                                UTF_8))
                        .contains("\"snapshotTime\" : \"2026-11-15T03:10:00Z\"");
            }
        }
    }

    private static LatestExport export(int day) {
        Instant taken = Instant.parse("2026-11-%02dT03:10:00Z".formatted(day));
        VerificationReport report = new VerificationReport(
                "s3://b/e", Optional.empty(), Optional.empty(), Optional.empty(), taken, List.of(), List.of());
        return LatestExport.of(
                report,
                "lake",
                "lake-rds-orders-" + day,
                SampleAccount.rds("snapshot:rds:orders-2026-11-%02d-03-10".formatted(day)),
                taken,
                taken.plus(Duration.ofHours(1)),
                "s3://b/report.json");
    }
}
