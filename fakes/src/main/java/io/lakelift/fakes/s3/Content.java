package io.lakelift.fakes.s3;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The bytes of an object and their ETag; immutable. */
public final class Content {
    private final byte[] bytes;
    private final String etag;

    private Content(byte[] bytes) {
        this.bytes = bytes;
        this.etag = "\"" + HexFormat.of().formatHex(md5().digest(bytes)) + "\"";
    }

    public static Content of(byte[] bytes) {
        return new Content(bytes.clone());
    }

    public static Content of(String text) {
        return new Content(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The value of the ETag header, with its quotation marks. */
    public String etag() {
        return etag;
    }

    public int size() {
        return bytes.length;
    }

    /** A copy of all bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** A copy of the bytes at {@code from} and after, up to but not including {@code to}. */
    byte[] bytes(int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
