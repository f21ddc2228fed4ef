package io.lakelift.local.aws.rds;

import java.util.Arrays;
import java.util.Optional;

/** What can be exported; a DB instance cannot, only its snapshots. */
public enum SourceKind {
    SNAPSHOT("snapshot", "SNAPSHOT", RdsError.DB_SNAPSHOT_NOT_FOUND),
    CLUSTER_SNAPSHOT("cluster-snapshot", "SNAPSHOT", RdsError.DB_CLUSTER_SNAPSHOT_NOT_FOUND),
    CLUSTER("cluster", "CLUSTER", RdsError.DB_CLUSTER_NOT_FOUND);

    private final String resourceType;
    private final String sourceType;
    private final RdsError notFound;

    SourceKind(String resourceType, String sourceType, RdsError notFound) {
        this.resourceType = resourceType;
        this.sourceType = sourceType;
        this.notFound = notFound;
    }

    /** The kind an ARN names, as {@code arn:PARTITION:rds:REGION:ACCOUNT:KIND:NAME}; a name may hold colons. */
    public static Optional<SourceKind> of(String arn) {
        String[] parts = arn.split(":", 7);
        boolean rds = parts.length == 7 && parts[0].equals("arn") && parts[2].equals("rds") && !parts[6].isEmpty();
        return Arrays.stream(values())
                .filter(kind -> rds && kind.resourceType.equals(parts[5]))
                .findFirst();
    }

    /** The value of the member SourceType; both kinds of snapshot share one. */
    public String sourceType() {
        return sourceType;
    }

    RdsError notFound() {
        return notFound;
    }
}
