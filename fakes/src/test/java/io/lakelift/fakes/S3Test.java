package io.lakelift.fakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import io.lakelift.fakes.s3.FakeS3;
import io.lakelift.fakes.wire.Fault;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** S3 as AWS's own client sees it, on a port and within the process. */
@ParameterizedClass
@ValueSource(booleans = {true, false})
class S3Test {
    private static final String KEY = "lakelift/a b/ä+%&<\u0001.json";

    private final TestClock clock = new TestClock();
    private final FakeCloud cloud = new FakeCloud(clock, clock::advance).listen();
    private final S3Client s3;

    S3Test(boolean port) {
        s3 = port ? CloudClients.s3(cloud.s3Uri()) : CloudClients.s3(() -> cloud);
    }

    @AfterEach
    void close() {
        s3.close();
        cloud.close();
    }

    @Test
    void put_anyKey_isReadListedAndTagged() {
        String tag = put(KEY, "hello").eTag();

        assertThat(s3.getObjectAsBytes(r -> r.bucket(SampleAccount.BUCKET).key(KEY))
                        .asUtf8String())
                .isEqualTo("hello");
        assertThat(s3.headObject(r -> r.bucket(SampleAccount.BUCKET).key(KEY)).eTag())
                .isEqualTo(tag);
        assertThat(s3.headObject(r -> r.bucket(SampleAccount.BUCKET).key(KEY)).contentLength())
                .isEqualTo(5);
        assertThat(list("lakelift/").contents())
                .map(S3Object::key, S3Object::size, S3Object::eTag, S3Object::lastModified)
                .containsExactly(tuple(KEY, 5L, tag, SampleAccount.NIGHT));
    }

    @Test
    void put_bytesOfAMegabyte_areAsSent() {
        byte[] sent = new byte[1_000_003];
        new Random(7).nextBytes(sent);
        s3.putObject(r -> r.bucket(SampleAccount.BUCKET).key("large"), RequestBody.fromBytes(sent));

        assertThat(s3.getObjectAsBytes(r -> r.bucket(SampleAccount.BUCKET).key("large"))
                        .asByteArray())
                .isEqualTo(sent);
    }

    @Test
    void get_range_isTheseBytes() {
        put("k", "0123456789");

        assertThat(range("bytes=2-4")).isEqualTo("234");
        assertThat(range("bytes=8-99")).isEqualTo("89");
        assertThat(range("bytes=7-")).isEqualTo("789");
        assertThat(range("bytes=-3")).isEqualTo("789");
        refused("InvalidRange", 416, () -> range("bytes=10-11"));
    }

    @Test
    void list_severalPages_hasEachKeyOnceAndInOrder() {
        for (int i = 0; i < 25; i++) {
            put("pages/%02d".formatted(i), "");
        }
        put("pages-beside", "");

        List<String> keys = s3
                .listObjectsV2Paginator(r -> r.bucket(SampleAccount.BUCKET)
                        .prefix("pages/")
                        .maxKeys(10)
                        .encodingType(EncodingType.URL))
                .stream()
                .peek(page -> assertThat(page.contents()).hasSizeLessThanOrEqualTo(10))
                .flatMap(page -> page.contents().stream())
                .map(S3Object::key)
                .toList();

        assertThat(keys).hasSize(25).isSorted().doesNotHaveDuplicates();
        assertThat(cloud.s3().calls().count(FakeS3.LIST)).isEqualTo(3);
    }

    @Test
    void list_ofNoKeys_isAnEmptyLastPage() {
        put("k", "1");

        ListObjectsV2Response page =
                s3.listObjectsV2(r -> r.bucket(SampleAccount.BUCKET).maxKeys(0));

        assertThat(page.contents()).isEmpty();
        assertThat(page.isTruncated()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4294967295", "2147483648", "-1", "ten"})
    void list_ofAnImpossibleNumberOfKeys_isRefused(String most) {
        put("k", "1");

        refused(
                "InvalidArgument",
                400,
                () -> s3.listObjectsV2(r -> r.bucket(SampleAccount.BUCKET)
                        .overrideConfiguration(with -> with.putRawQueryParameter("max-keys", most))));
    }

    /** Otherwise the part or the copy would replace the whole object. */
    @Test
    void partsAndCopies_areRefused() {
        put("k", "1");

        refused(
                "NotImplemented",
                501,
                () -> s3.uploadPart(
                        r -> r.bucket(SampleAccount.BUCKET)
                                .key("k")
                                .uploadId("u")
                                .partNumber(1),
                        RequestBody.fromString("2")));
        refused(
                "NotImplemented",
                501,
                () -> s3.copyObject(r -> r.sourceBucket(SampleAccount.BUCKET)
                        .sourceKey("k")
                        .destinationBucket(SampleAccount.BUCKET)
                        .destinationKey("copy")));
        assertThat(read("k")).isEqualTo("1");
    }

    @Test
    void list_whatIsNotKnownHere_isRefusedAndNotLeftOut() {
        refused(
                "NotImplemented",
                501,
                () -> s3.listObjectsV2(r -> r.bucket(SampleAccount.BUCKET).delimiter("/")));
    }

    @Test
    void write_ifNoneMatch_isRefusedWhereSomethingIs() {
        s3.putObject(r -> r.bucket(SampleAccount.BUCKET).key("once").ifNoneMatch("*"), RequestBody.fromString("first"));

        refused(
                "PreconditionFailed",
                412,
                () -> s3.putObject(
                        r -> r.bucket(SampleAccount.BUCKET).key("once").ifNoneMatch("*"),
                        RequestBody.fromString("second")));
        assertThat(read("once")).isEqualTo("first");
    }

    @Test
    void write_ifMatch_isRefusedWhereAnotherOneIs() {
        String first = put("moved", "first").eTag();
        s3.putObject(r -> r.bucket(SampleAccount.BUCKET).key("moved").ifMatch(first), RequestBody.fromString("second"));

        refused(
                "PreconditionFailed",
                412,
                () -> s3.putObject(
                        r -> r.bucket(SampleAccount.BUCKET).key("moved").ifMatch(first),
                        RequestBody.fromString("third")));
        refused(
                "NoSuchKey",
                404,
                () -> s3.putObject(
                        r -> r.bucket(SampleAccount.BUCKET).key("never").ifMatch(first),
                        RequestBody.fromString("third")));
        assertThat(read("moved")).isEqualTo("second");
    }

    @Test
    void deleted_isThereNoMore_alsoTwice_untilItIsWrittenAgain() {
        put("k", "1");
        for (int i = 0; i < 2; i++) {
            s3.deleteObject(r -> r.bucket(SampleAccount.BUCKET).key("k"));
            refused("NoSuchKey", 404, () -> read("k"));
            assertThat(list("k").contents()).isEmpty();
        }

        s3.putObject(r -> r.bucket(SampleAccount.BUCKET).key("k").ifNoneMatch("*"), RequestBody.fromString("2"));

        assertThat(read("k")).isEqualTo("2");
    }

    @Test
    void read_whatIsNotThere_isRefusedByName() {
        refused("NoSuchKey", 404, () -> read("nothing"));
        refused("NoSuchBucket", 404, () -> s3.listObjectsV2(r -> r.bucket("nobody-has-this")));
    }

    @Test
    void faults_refuseDelayAndLose_asForTheOtherServices() {
        put("k", "1");
        cloud.s3().faults().next(FakeS3.GET, 1, FakeS3.accessDenied()).next(FakeS3.LIST, 1, FakeS3.slowDown());
        cloud.s3().faults().next(FakeS3.PUT, 1, new Fault.LoseAnswer());

        refused("AccessDenied", 403, () -> read("k"));
        refused("SlowDown", 503, () -> list(""));
        assertThatThrownBy(() -> put("k", "2")).isInstanceOf(SdkClientException.class);
        assertThat(read("k")).isEqualTo("2");
    }

    private String range(String range) {
        return s3.getObjectAsBytes(r -> r.bucket(SampleAccount.BUCKET).key("k").range(range))
                .asUtf8String();
    }

    private String read(String key) {
        return s3.getObjectAsBytes(r -> r.bucket(SampleAccount.BUCKET).key(key)).asUtf8String();
    }

    private PutObjectResponse put(String key, String text) {
        return s3.putObject(r -> r.bucket(SampleAccount.BUCKET).key(key), RequestBody.fromString(text));
    }

    private ListObjectsV2Response list(String prefix) {
        return s3.listObjectsV2(
                r -> r.bucket(SampleAccount.BUCKET).prefix(prefix).encodingType(EncodingType.URL));
    }

    private static void refused(String code, int status, ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(throwable(S3Exception.class))
                .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(status));
    }
}
