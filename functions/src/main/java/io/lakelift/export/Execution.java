package io.lakelift.export;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Locale;

/**
 * The Step Functions execution on whose behalf a function is called. ARN and start time together are unique and stay the
 * same for every retry and redrive: what is derived from them is derived again after a crash.
 *
 * @param arn of the execution
 * @param name of the execution, for people
 * @param startTime when the execution started
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html">Context object</a>
 */
public record Execution(String arn, String name, Instant startTime) {
    private static final int HASH_LENGTH = 12;
    private static final int RADIX = 36;

    /** Twelve letters and digits (62 bits) that belong to this execution and the given purpose alone. */
    public String hash(String purpose) {
        String text = String.join("\n", arn, startTime.toString(), purpose);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            String digits = new BigInteger(1, digest).toString(RADIX).toLowerCase(Locale.ROOT);
            return digits.substring(digits.length() - HASH_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
