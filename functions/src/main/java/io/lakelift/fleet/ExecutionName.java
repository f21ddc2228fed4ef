package io.lakelift.fleet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The name of an export's execution in a fleet: {@code fleet-SOURCE-HASH}, and the attempt where it is not the first. How it
 * is made must never change: a night that is delivered again after an upgrade has to find its exports.
 *
 * @param source after its kind, as far as it fits and in characters that a name may have
 * @param hash 28 digits over all that makes it the same export of the same night
 * @param attempt for the night, from 1
 */
public record ExecutionName(String source, String hash, int attempt) {
    private static final int SOURCE_LENGTH = 40;
    private static final int HASH_LENGTH = 28;

    /** @param resource of the source's ARN: {@code db:orders} */
    public static ExecutionName of(String resource, String hash, int attempt) {
        String readable = resource.replaceFirst("^[a-z-]+[:/]", "").replaceAll("[^A-Za-z0-9]+", "-");
        return new ExecutionName(readable.substring(0, Math.min(SOURCE_LENGTH, readable.length())), hash, attempt);
    }

    /** The digits of a text that says all. */
    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "fleet-" + source + "-" + hash + (attempt == 1 ? "" : "-" + attempt);
    }
}
