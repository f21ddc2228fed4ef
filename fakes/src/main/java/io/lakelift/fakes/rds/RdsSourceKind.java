package io.lakelift.fakes.rds;

import io.lakelift.fakes.wire.ErrorShape;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of sources that RDS can export. A DB instance is not among them, but its snapshots are. */
public enum RdsSourceKind {
    SNAPSHOT("snapshot", "SNAPSHOT", RdsError.DB_SNAPSHOT_NOT_FOUND),
    CLUSTER_SNAPSHOT("cluster-snapshot", "SNAPSHOT", RdsError.DB_CLUSTER_SNAPSHOT_NOT_FOUND),
    CLUSTER("cluster", "CLUSTER", RdsError.DB_CLUSTER_NOT_FOUND);

    private static final Map<String, RdsSourceKind> KINDS =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(kind -> kind.resourceType, kind -> kind));

    private final String resourceType;
    private final String sourceType;
    private final ErrorShape notFound;

    RdsSourceKind(String resourceType, String sourceType, ErrorShape notFound) {
        this.resourceType = resourceType;
        this.sourceType = sourceType;
        this.notFound = notFound;
    }

    /**
     * The KIND in an ARN of the form {@code arn:PARTITION:rds:REGION:ACCOUNT:KIND:NAME}; empty if the ARN has another
     * form or kind. A name may contain colons.
     */
    public static Optional<RdsSourceKind> of(String arn) {
        String[] parts = arn.split(":", 7);
        boolean rds = parts.length == 7 && parts[0].equals("arn") && parts[2].equals("rds") && !parts[6].isEmpty();
        return rds ? Optional.ofNullable(KINDS.get(parts[5])) : Optional.empty();
    }

    /** The value of the member SourceType; both kinds of snapshot share one. */
    public String sourceType() {
        return sourceType;
    }

    ErrorShape notFound() {
        return notFound;
    }
}
