package io.lakelift.export;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Short names derived from something: letters and digits from SHA-256. */
public final class Hash {
    private static final int RADIX = 36;

    private Hash() {}

    /** @param length in characters, some five bits each */
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
