package io.lakelift.fakes.rds;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/**
 * What RDS names by an ARN, as {@code arn:PARTITION:rds:REGION:ACCOUNT:KIND:NAME}. RDS stores every name in lower case
 * ("stored as a lowercase string"), finds it in any case, and answers with what it stored, as do filters and events.
 */
interface RdsResource {
    /** The ARN as RDS stores it. */
    static String stored(String arn) {
        String[] parts = parts(arn);
        if (parts.length < 7) {
            return arn;
        }
        parts[6] = parts[6].toLowerCase(Locale.ROOT);
        return String.join(":", parts);
    }

    String arn();

    /** The ARN of the instance or cluster that it is, or was taken of. */
    String ownerArn();

    /** What follows the kind in the ARN; it may hold a colon. */
    default String name() {
        return parts(arn())[6];
    }

    default String region() {
        return parts(arn())[3];
    }

    /** The ARN of another service's resource in the same account and Region. */
    default String arnOf(String service, String resource) {
        String[] parts = parts(arn());
        return String.join(":", parts[0], parts[1], service, parts[3], parts[4], resource);
    }

    /** DbiResourceId or DbClusterResourceId: never the same for two, and a snapshot shows the one of its owner. */
    default String resourceId() {
        String owner = ownerArn();
        String hex =
                UUID.nameUUIDFromBytes(owner.getBytes(StandardCharsets.UTF_8)).toString();
        String id = hex.replace("-", "").substring(0, 26).toUpperCase(Locale.ROOT);
        return (parts(owner)[5].equals("db") ? "db-" : "cluster-") + id;
    }

    private static String[] parts(String arn) {
        return arn.split(":", 7);
    }
}
