package io.lakelift.fakes.rds;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/**
 * A resource that RDS names by an ARN of the form {@code arn:PARTITION:rds:REGION:ACCOUNT:KIND:NAME}. RDS stores every
 * name in lower case ("stored as a lowercase string"), finds it in any case, and returns it as stored. Filters match
 * only the stored name.
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

    /** The ARN of the instance or cluster: this resource, or the one that the snapshot was taken of. */
    String ownerArn();

    /** The last part of the ARN, which may contain colons. */
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

    /**
     * DbiResourceId or DbClusterResourceId. It differs for each instance and cluster, and a snapshot has that of its
     * owner.
     */
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
