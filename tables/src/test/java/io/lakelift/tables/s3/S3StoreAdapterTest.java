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
import io.lakelift.tables.store.OwnObject;
import io.lakelift.tables.store.StoreUnusable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/** Lakelift's own objects over AWS's client. */
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
}
