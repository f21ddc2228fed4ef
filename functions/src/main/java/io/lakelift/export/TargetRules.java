package io.lakelift.export;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rules that S3, RDS, IAM and KMS document for the parts of an export's target. Each method returns why a value
 * breaks a rule and what would be right, as the end of a sentence, or empty if nothing is wrong.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html">Bucket naming rules</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html">Object keys</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-export-snapshot.Considerations.html">Limitations
 *     of exports</a>
 */
public final class TargetRules {
    private static final String BUCKET_NAME = "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]";
    private static final String RESERVED_START = "xn--|sthree-|amzn-s3-demo-";
    private static final String RESERVED_END = "(-s3alias|--ol-s3|\\.mrap|--x-s3|--table-s3)$";
    private static final String IP_ADDRESS = "[0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+";

    /** All rules for a bucket's name as one pattern, which a JSON Schema can use as well. */
    public static final Pattern BUCKET = Pattern.compile(
            "(?!" + RESERVED_START + ")(?!.*\\.\\.)(?!" + IP_ADDRESS + "$)(?!.*" + RESERVED_END + ")" + BUCKET_NAME);

    /** Below S3's 1,024 bytes for a key, because RDS appends identifier, database, table and file name. */
    private static final int PREFIX_BYTES = 512;

    private static final Pattern REPLACED = Pattern.compile("[\\\\`\" ]");
    private static final Map<String, String> REPLACED_NAMES =
            Map.of("\\", "a backslash", "`", "a backtick", "\"", "a double quote", " ", "a space");

    /**
     * The form of a role's ARN. It allows fewer characters than IAM allows in a path: a policy would read {@code *},
     * {@code ?} and
     * <code>${...}</code> as wildcards or variables.
     */
    public static final Pattern ROLE =
            Pattern.compile("arn:aws[a-z-]*:iam::[0-9]{12}:role/([A-Za-z0-9+=,.@_/-]+/)?[A-Za-z0-9+=,.@_-]{1,64}");

    private static final int LONGEST_ARN = 2048;

    private static final String KEY_ID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|mrk-[0-9a-fA-F]{32}";
    private static final String ALIAS = "alias/[A-Za-z0-9/_-]{1,250}";
    private static final String KMS = "arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:";

    /** The form of a key's ARN, which is stricter than that of {@link #key}: no alias. */
    public static final Pattern KEY_ARN = Pattern.compile(KMS + "key/(" + KEY_ID + ")");

    private static final Pattern KEY = Pattern.compile(String.join("|", KEY_ID, ALIAS, KMS + ALIAS, KEY_ARN.pattern()));

    private TargetRules() {}

    /** What is wrong with the name of a general purpose bucket; RDS writes to no other kind. */
    public static Optional<String> bucket(String name) {
        if (!name.matches(BUCKET_NAME)) {
            return Optional.of("is not a valid bucket name: give 3 to 63 lowercase letters, digits, dots and hyphens");
        }
        if (name.contains("..")) {
            return Optional.of("has two dots in a row, which no bucket name has: give the name of an existing bucket");
        }
        if (name.matches(IP_ADDRESS)) {
            return Optional.of(
                    "looks like an IP address, which no bucket name does: give the name of an existing bucket");
        }
        Matcher start = Pattern.compile(RESERVED_START).matcher(name);
        if (start.lookingAt()) {
            return Optional.of("begins with \"%s\", which S3 reserves: give the name of an existing bucket"
                    .formatted(start.group()));
        }
        Matcher end = Pattern.compile(RESERVED_END).matcher(name);
        return end.find()
                ? Optional.of(
                        ("ends with \"%s\", which S3 reserves for access points and other kinds of buckets: give the"
                                        + " name of a general purpose bucket")
                                .formatted(end.group()))
                : Optional.empty();
    }

    /** What is wrong with a prefix, with or without placeholders for a date. */
    public static Optional<String> prefix(String prefix) {
        if (prefix.contains(":") || prefix.startsWith("/") || prefix.endsWith("/")) {
            return Optional.of("contains a colon, or begins or ends with a slash: RDS refuses both, leave them out");
        }
        Matcher replaced = REPLACED.matcher(prefix);
        if (replaced.find()) {
            return Optional.of("contains %s, which RDS replaces with \"_\" in the path that it writes: give %s"
                    .formatted(REPLACED_NAMES.get(replaced.group()), Text.quoted(replaced.replaceAll("_"))));
        }
        if (climbs(prefix)) {
            return Optional.of("leads out of the bucket with \"..\", which S3 refuses: give a folder's name instead");
        }
        String filled = PrefixTemplate.onAnyDay(prefix);
        return filled.getBytes(StandardCharsets.UTF_8).length <= PREFIX_BYTES && Text.isLine(filled, PREFIX_BYTES)
                ? Optional.empty()
                : Optional.of(
                        "is longer than 512 bytes%s, or contains a control character: shorten it, or remove the character"
                                .formatted(filled.equals(prefix) ? "" : " with its dates filled in"));
    }

    /** S3 counts from left to right, and refuses a key that goes up more often than it has gone down. */
    private static boolean climbs(String prefix) {
        int depth = 0;
        for (String segment : prefix.split("/", -1)) {
            depth += segment.equals("..") ? -1 : segment.equals(".") ? 0 : 1;
            if (depth < 0) {
                return true;
            }
        }
        return false;
    }

    /** What is wrong with the ARN of a role. */
    public static Optional<String> role(String arn) {
        return ROLE.matcher(arn).matches() && arn.length() <= LONGEST_ARN
                ? Optional.empty()
                : Optional.of(
                        "is not the ARN of a role: give one as arn:PARTITION:iam::ACCOUNT:role/NAME, with letters,"
                                + " digits and +=,.@_/- only");
    }

    /** What is wrong with a KMS key's id, ARN, alias or alias ARN. */
    public static Optional<String> key(String key) {
        if (!KEY.matcher(key).matches() || key.length() > LONGEST_ARN) {
            return Optional.of("is not a KMS key: give a key's id, its ARN, or an alias, which begins with alias/");
        }
        return key.matches("(arn:.*:)?alias/aws/.*")
                ? Optional.of(
                        "is the alias of a key that AWS manages, which exports cannot use: give a key of your own")
                : Optional.empty();
    }
}
