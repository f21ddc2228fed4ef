package io.lakelift.tables.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakelift.fakes.CloudClients;
import io.lakelift.fakes.FakeCloud;
import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.TestClock;
import io.lakelift.fakes.s3.Content;
import io.lakelift.fakes.s3.FakeS3;
import io.lakelift.fakes.wire.Fault;
import io.lakelift.tables.folder.FolderUnreadable;
import io.lakelift.tables.folder.StoredFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The adapter over AWS's own client, against a bucket in memory. */
class S3FolderTest {
    private static final StoredFile FILE = new StoredFile("shop/shop.a b/1/ä+%.parquet", 5, Instant.EPOCH);
    private static final String FOLDER = "s3://" + SampleAccount.BUCKET + "/nightly/an-export";

    private final TestClock clock = new TestClock();
    private final FakeCloud cloud = new FakeCloud(clock, clock::advance).listen();
    private final S3Folder folder = new S3Folder(CloudClients.s3(cloud.s3Uri()), S3Location.parse(FOLDER + "/"));

    @AfterEach
    void close() {
        folder.close();
        cloud.close();
    }

    private void put(String key, byte[] bytes) {
        cloud.s3().put(SampleAccount.BUCKET, key, Content.of(bytes), Optional.empty(), false);
    }

    @Test
    void list_twoAndAHalfPages_hasEveryFileOfTheFolderOnly() {
        for (int i = 0; i < 2500; i++) {
            put("nightly/an-export/shop/shop.orders/1/part-%05d".formatted(i), new byte[i % 7]);
        }
        put("nightly/an-export-2/export_info_an-export-2.json", new byte[1]);

        List<StoredFile> files = folder.list();

        assertThat(files).hasSize(2500);
        assertThat(files.getLast()).isEqualTo(new StoredFile("shop/shop.orders/1/part-02499", 0, clock.instant()));
        assertThat(cloud.s3().calls().count(FakeS3.LIST)).isEqualTo(3);
    }

    @Test
    void list_keysOfAnyCharacters_areAsWritten() {
        put("nightly/an-export/" + FILE.path(), new byte[5]);
        put("nightly/an-export/a\u0001&<", new byte[0]);

        assertThat(folder.list()).map(StoredFile::path).containsExactlyInAnyOrder(FILE.path(), "a\u0001&<");
    }

    @Test
    void read_range_isTheseBytes() {
        put("nightly/an-export/" + FILE.path(), new byte[] {1, 2, 3, 4, 5});

        assertThat(folder.read(FILE, 1, 3))
                .hasValueSatisfying(bytes -> assertThat(bytes).containsExactly(2, 3, 4));
        assertThat(cloud.s3().calls().count(FakeS3.GET)).isEqualTo(1);
    }

    @Test
    void read_goneOrShorter_isEmpty() {
        assertThat(folder.read(FILE, 0, 5)).isEmpty();
        put("nightly/an-export/" + FILE.path(), new byte[] {1, 2});
        assertThat(folder.read(FILE, 0, 5)).isEmpty();
        assertThat(folder.read(FILE, 3, 2)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            404 | NoSuchBucket | There is no bucket "%s": check its name.
            403 | AccessDenied | s3://%s/nightly/an-export cannot be read (AccessDenied: Because): you need s3:ListBucket on the bucket, s3:GetObject on the export's objects, and kms:Decrypt on its key.
            403 | ExpiredToken | s3://%s/nightly/an-export cannot be read (ExpiredToken): log in again, for example with aws sso login.
            403 | InvalidObjectState | s3://%s/nightly/an-export is archived and cannot be read: restore the export's objects first.
            403 | RequestTimeTooSkewed | s3://%s/nightly/an-export cannot be read (RequestTimeTooSkewed): set this computer's clock, or correct the secret access key if the clock is right.
            400 | TokenRefreshRequired | s3://%s/nightly/an-export cannot be read (TokenRefreshRequired): log in again, for example with aws sso login.
            400 | KMS.DisabledException | s3://%s/nightly/an-export cannot be read (KMS.DisabledException: Because): enable its key, or cancel the key's deletion.
            301 | PermanentRedirect | s3://%s/nightly/an-export cannot be read (PermanentRedirect: Because): set AWS_REGION to the bucket's Region, and check AWS_ENDPOINT_URL_S3 if it is set.
            403 | AccountProblem | s3://%s/nightly/an-export cannot be read (AccountProblem: Because): look this error up.
            400 | RequestTimeout | s3://%s/nightly/an-export cannot be read (RequestTimeout: Because): try again.
            503 | SlowDown | s3://%s/nightly/an-export cannot be read (SlowDown: Because): try again.
            """)
    void list_refused_saysWhyAndWhatToDo(int status, String code, String sentence) {
        cloud.s3().faults().next(FakeS3.LIST, 1, new Fault.Refuse(code, status, "Because."));

        assertThatThrownBy(folder::list)
                .isInstanceOf(FolderUnreadable.class)
                .hasMessage(sentence.formatted(SampleAccount.BUCKET));
    }

    @Test
    void read_refused_endsTheCheck() {
        cloud.s3().faults().next(FakeS3.GET, 1, FakeS3.accessDenied());

        assertThatThrownBy(() -> folder.read(FILE, 0, 5)).isInstanceOf(FolderUnreadable.class);
    }

    @Test
    void list_noServer_saysSo() {
        cloud.close();

        assertThatThrownBy(folder::list)
                .isInstanceOf(FolderUnreadable.class)
                .hasMessageStartingWith(FOLDER + " cannot be read: ")
                .hasMessageEndingWith("Check the credentials, the Region and the network.");
    }

    @Test
    void location_andName_areThoseOfTheFolder() {
        assertThat(folder.location()).isEqualTo(FOLDER);
        assertThat(folder.name()).isEqualTo("an-export");
        assertThat(folder.isLive()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3://", "s3://exports", "s3://exports/", "s3:///an-export"})
    void location_withoutFolder_isRefused(String address) {
        assertThatThrownBy(() -> S3Location.parse(address))
                .isInstanceOf(FolderUnreadable.class)
                .hasMessageContaining("names no folder: give s3://BUCKET/PREFIX/ID");
    }
}
