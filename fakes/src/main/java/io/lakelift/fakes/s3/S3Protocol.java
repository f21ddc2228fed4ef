package io.lakelift.fakes.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lakelift.fakes.wire.ConnectionLost;
import io.lakelift.fakes.wire.Element;
import io.lakelift.fakes.wire.Protocol;
import io.lakelift.fakes.wire.ServiceError;
import java.net.URLEncoder;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Serves {@link FakeS3} over S3's REST protocol, with the bucket in the path. Unsupported methods and parameters are
 * refused, and so are copies of objects, because an answer that ignored them could be taken for a complete one.
 * Unsupported headers are ignored.
 */
public record S3Protocol(Supplier<FakeS3> s3) implements Protocol {
    private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";
    private static final DateTimeFormatter MODIFIED = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);
    private static final Set<String> LIST_PARAMETERS =
            Set.of("list-type", "prefix", "continuation-token", "start-after", "max-keys", "encoding-type", "x-id");

    /** The SDK adds the operation's name, which S3 ignores. */
    private static final Set<String> OBJECT_PARAMETERS = Set.of("x-id");

    /** @param s3 read at every call, so that the service behind an open port can be replaced */
    public S3Protocol {}

    @Override
    public String name() {
        return NAMESPACE;
    }

    @Override
    public Reply answer(Request request, String requestId) {
        try {
            S3Request s3Request = S3Request.of(request);
            return s3Request.key().isEmpty() ? ofBucket(s3Request) : ofObject(s3Request);
        } catch (ServiceError refused) {
            return refusal(refused.status(), refused.code(), String.valueOf(refused.getMessage()), requestId);
        } catch (ConnectionLost lost) {
            throw lost;
        } catch (RuntimeException defect) {
            return refusal(500, "InternalError", "a defect of the fake: " + defect, requestId);
        }
    }

    private static Reply refusal(int status, String code, String message, String requestId) {
        Element error = Element.of(
                "Error", Element.of("Code", code), Element.of("Message", message), Element.of("RequestId", requestId));
        return Reply.text(status, "application/xml", error.document());
    }

    private Reply ofBucket(S3Request s3Request) {
        if (!s3Request.request().method().equals("GET")) {
            throw S3Error.METHOD_NOT_ALLOWED.error();
        }
        if (!s3Request.parameter("list-type").equals("2")
                || !LIST_PARAMETERS.containsAll(s3Request.query().keySet())) {
            throw S3Error.NOT_IMPLEMENTED.error();
        }
        String prefix = s3Request.parameter("prefix");
        int most = most(s3Request.parameter("max-keys"));
        ObjectListing page = s3.get().list(s3Request.bucket(), prefix, after(s3Request), most);
        boolean encoded = s3Request.parameter("encoding-type").equals("url");
        List<Element> members = new ArrayList<>(List.of(
                Element.of("Name", s3Request.bucket()),
                Element.of("Prefix", key(prefix, encoded)),
                Element.of("KeyCount", String.valueOf(page.objects().size())),
                Element.of("MaxKeys", String.valueOf(most)),
                Element.of("IsTruncated", String.valueOf(page.next().isPresent()))));
        if (encoded) {
            members.add(Element.of("EncodingType", "url"));
        }
        page.next().ifPresent(next -> members.add(Element.of("NextContinuationToken", token(next))));
        page.objects().forEach((key, object) -> members.add(item(key(key, encoded), object)));
        return Reply.text(
                200, "application/xml", Element.of("ListBucketResult", members).document(NAMESPACE));
    }

    /** The key after which a page begins. */
    private static String after(S3Request s3Request) {
        String token = s3Request.parameter("continuation-token");
        try {
            return token.isEmpty()
                    ? s3Request.parameter("start-after")
                    : new String(Base64.getUrlDecoder().decode(token), UTF_8);
        } catch (IllegalArgumentException e) {
            throw S3Error.INVALID_ARGUMENT.error();
        }
    }

    private static String token(String lastKey) {
        return Base64.getUrlEncoder().encodeToString(lastKey.getBytes(UTF_8));
    }

    private static int most(String maxKeys) {
        if (maxKeys.isEmpty()) {
            return FakeS3.PAGE;
        }
        try {
            int asked = Integer.parseInt(maxKeys);
            if (asked >= 0) {
                return Math.min(FakeS3.PAGE, asked);
            }
        } catch (NumberFormatException e) {
            // refused below, like a negative number
        }
        throw S3Error.INVALID_ARGUMENT.error();
    }

    private static String key(String key, boolean encoded) {
        return encoded ? URLEncoder.encode(key, UTF_8).replace("%2F", "/") : key;
    }

    private static Element item(String key, StoredObject object) {
        return Element.of(
                "Contents",
                Element.of("Key", key),
                Element.time("LastModified", object.modified()),
                Element.of("ETag", object.content().etag()),
                Element.of("Size", String.valueOf(object.content().size())),
                Element.of("StorageClass", "STANDARD"));
    }

    private Reply ofObject(S3Request s3Request) {
        if (!OBJECT_PARAMETERS.containsAll(s3Request.query().keySet())
                || s3Request.header("x-amz-copy-source").isPresent()) {
            throw S3Error.NOT_IMPLEMENTED.error();
        }
        return switch (s3Request.request().method()) {
            case "GET" -> read(s3Request);
            case "HEAD" -> whole(s3.get().head(s3Request.bucket(), s3Request.key()));
            case "PUT" -> write(s3Request);
            case "DELETE" -> {
                s3.get().delete(s3Request.bucket(), s3Request.key());
                yield new Reply(204, Map.of(), new byte[0]);
            }
            default -> throw S3Error.METHOD_NOT_ALLOWED.error();
        };
    }

    private Reply read(S3Request s3Request) {
        StoredObject object = s3.get().get(s3Request.bucket(), s3Request.key());
        Optional<String> asked = s3Request.header("Range");
        if (asked.isEmpty()) {
            return whole(object);
        }
        Content content = object.content();
        ByteRange range = ByteRange.of(asked.get(), content.size());
        Map<String, String> headers = headers(object);
        headers.put("Content-Range", range.header(content.size()));
        return new Reply(206, headers, content.bytes(range.from(), range.to()));
    }

    private static Reply whole(StoredObject object) {
        return new Reply(200, headers(object), object.content().bytes());
    }

    private static Map<String, String> headers(StoredObject object) {
        return new LinkedHashMap<>(Map.of(
                "Content-Type",
                "binary/octet-stream",
                "ETag",
                object.content().etag(),
                "Last-Modified",
                MODIFIED.format(object.modified()),
                "Accept-Ranges",
                "bytes"));
    }

    private Reply write(S3Request s3Request) {
        Optional<String> ifNone = s3Request.header("If-None-Match");
        if (ifNone.filter(value -> !value.equals("*")).isPresent()) {
            throw S3Error.NOT_IMPLEMENTED.error();
        }
        byte[] body = s3Request.request().body();
        boolean chunked = s3Request.header("x-amz-decoded-content-length").isPresent();
        StoredObject stored = s3.get()
                .put(
                        s3Request.bucket(),
                        s3Request.key(),
                        Content.of(chunked ? AwsChunked.decode(body) : body),
                        s3Request.header("If-Match"),
                        ifNone.isPresent());
        return new Reply(200, Map.of("ETag", stored.content().etag()), new byte[0]);
    }
}
