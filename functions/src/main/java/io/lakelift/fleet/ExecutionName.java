package io.lakelift.fleet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * The name of an execution that a fleet starts for one export: {@code fleet-SOURCE-HASH}, and the attempt if it is not
 * the first. The way it is made must never change: a night that is delivered again after an upgrade has to find its
 * exports.
 *
 * @param source the source's name, shortened and with only the characters that a name may have
 * @param hash 28 hexadecimal digits, the same for the same export of the same night
 * @param attempt the number of the attempt for the night, from 1
 */
public record ExecutionName(String source, String hash, int attempt) {
    /** The prefix of all these names. */
    public static final String PREFIX = "fleet-";

    private static final int SOURCE_LENGTH = 40;
    private static final int HASH_LENGTH = 28;

    /** @param resource the resource part of the source's ARN: {@code db:orders} */
    public static ExecutionName of(String resource, String hash, int attempt) {
        String readable = resource.replaceFirst("^[a-z-]+[:/]", "").replaceAll("[^A-Za-z0-9]+", "-");
        return new ExecutionName(readable.substring(0, Math.min(SOURCE_LENGTH, readable.length())), hash, attempt);
    }

    /**
     * The name of the execution that starts an export again, because the execution with the given name gave its slot
     * back. It is derived from that name alone, so that a night that is delivered again finds it.
     *
     * @param name the name of that execution, without an attempt at its end
     */
    static String again(String name) {
        return name.substring(0, name.length() - HASH_LENGTH) + hash(name);
    }

    /**
     * The name of an execution whose usual name was taken by an execution with another input, see
     * statemachine/fleet.asl.json.
     *
     * @param hash the hash in the name that was taken
     * @param began when the fleet's execution began; no one could know this beforehand, so the name is unlikely to
     *     be taken as well
     * @param further the number of this name, from 1
     */
    public static String further(String hash, Instant began, String further) {
        return "%s%s-%d-%s".formatted(PREFIX, hash, began.toEpochMilli(), further);
    }

    /** The first digits of a text's SHA-256 hash, in hexadecimal. */
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
        return PREFIX + source + "-" + hash + (attempt == 1 ? "" : "-" + attempt);
    }
}
