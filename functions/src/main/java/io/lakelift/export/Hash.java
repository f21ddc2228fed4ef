package io.lakelift.export;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Derives short names from text: the last digits of its SHA-256 hash in base 36. */
public final class Hash {
    private static final int RADIX = 36;

    private Hash() {}

    /**
     * The last {@code length} characters of the hash, in digits and lower-case letters.
     *
     * @param length in characters, of some five bits each
     */
    public static String of(String text, int length) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            String digits = "0".repeat(length) + new BigInteger(1, digest).toString(RADIX);
            return digits.substring(digits.length() - length);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
