package io.lakelift.tables.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakelift.tables.folder.FolderUnreadable;
import io.lakelift.tables.folder.StoredFile;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** The adapter over the wire, against a bucket of our own. */
class S3FolderTest {
    private static final StoredFile FILE = new StoredFile("shop/shop.a b/1/ä+%.parquet", 5, Instant.EPOCH);

    private final BucketServer s3;
    private final S3Folder folder;

    S3FolderTest() throws Exception {
        s3 = new BucketServer(0, 0);
        S3Client client = S3Client.builder()
                .endpointOverride(s3.endpoint())
                .forcePathStyle(true)
                .region(Region.EU_WEST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(override -> override.retryStrategy(retry -> retry.maxAttempts(1)))
                .build();
        folder = new S3Folder(client, S3Location.parse("s3://exports/nightly/an-export/"));
    }

    @AfterEach
    void close() {
        folder.close();
        s3.close();
    }

    @Test
    void list_twoAndAHalfPages_hasEveryFileOfTheFolderOnly() {
        for (int i = 0; i < 2500; i++) {
            s3.put("nightly/an-export/shop/shop.orders/1/part-%05d".formatted(i), new byte[i % 7]);
        }
        s3.put("nightly/an-export-2/export_info_an-export-2.json", new byte[1]);

        List<StoredFile> files = folder.list();

        assertThat(files).hasSize(2500);
        assertThat(files.getLast())
                .isEqualTo(new StoredFile("shop/shop.orders/1/part-02499", 0, Instant.parse("2026-11-20T03:00:00Z")));
        assertThat(s3.lists()).isEqualTo(3);
    }

    @Test
    void list_keysOfAnyCharacters_areAsWritten() {
        s3.put("nightly/an-export/" + FILE.path(), new byte[5]).put("nightly/an-export/a\u0001&<", new byte[0]);

        assertThat(folder.list()).map(StoredFile::path).containsExactlyInAnyOrder(FILE.path(), "a\u0001&<");
    }

    @Test
    void read_range_isTheseBytes() {
        s3.put("nightly/an-export/" + FILE.path(), new byte[] {1, 2, 3, 4, 5});

        assertThat(folder.read(FILE, 1, 3))
                .hasValueSatisfying(bytes -> assertThat(bytes).containsExactly(2, 3, 4));
        assertThat(s3.gets()).isEqualTo(1);
    }

    @Test
    void read_goneOrShorter_isEmpty() {
        assertThat(folder.read(FILE, 0, 5)).isEmpty();
        s3.put("nightly/an-export/" + FILE.path(), new byte[] {1, 2});
        assertThat(folder.read(FILE, 0, 5)).isEmpty();
        assertThat(folder.read(FILE, 3, 2)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            404 NoSuchBucket       | There is no bucket "exports": check its name.
            403 AccessDenied       | s3://exports/nightly/an-export cannot be read (AccessDenied: Because): you need s3:ListBucket on the bucket, s3:GetObject on the export's objects, and kms:Decrypt on its key.
            403 ExpiredToken       | s3://exports/nightly/an-export cannot be read (ExpiredToken): log in again, for example with aws sso login.
            403 InvalidObjectState | s3://exports/nightly/an-export is archived and cannot be read: restore the export's objects first.
            503 SlowDown           | s3://exports/nightly/an-export cannot be read (SlowDown: Because): try again.
            """)
    void list_refused_saysWhyAndWhatToDo(String refusal, String sentence) {
        s3.refuse(refusal);

        assertThatThrownBy(folder::list).isInstanceOf(FolderUnreadable.class).hasMessage(sentence);
    }

    @Test
    void read_refused_isNoFindingButAnEnd() {
        s3.refuse("403 AccessDenied");

        assertThatThrownBy(() -> folder.read(FILE, 0, 5)).isInstanceOf(FolderUnreadable.class);
    }

    @Test
    void list_noServer_saysSo() {
        s3.close();

        assertThatThrownBy(folder::list)
                .isInstanceOf(FolderUnreadable.class)
                .hasMessageStartingWith("s3://exports/nightly/an-export cannot be read: ")
                .hasMessageEndingWith("Check the credentials, the Region and the network.");
    }

    @Test
    void location_andName_areThoseOfTheFolder() {
        assertThat(folder.location()).isEqualTo("s3://exports/nightly/an-export");
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
