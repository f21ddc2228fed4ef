package io.lakelift.fakes.rds;

import io.lakelift.fakes.wire.Slice;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds and pages instances and clusters as DescribeDBInstances and DescribeDBClusters do: the former includes members
 * of clusters, and both include databases that are being created or deleted.
 */
final class DescribeDatabases {
    private final RdsAccount account;
    private final DatabasesRequest request;

    DescribeDatabases(RdsAccount account, DatabasesRequest request) {
        this.account = account;
        this.request = request;
    }

    Slice<Database> page() {
        request.filters().forEach(filter -> field(filter.name()));
        RdsPaging paging = RdsPaging.of(request.maxRecords(), request.marker());
        List<Database> found = account.databases().stream()
                .filter(database -> database.isInstance() == request.instances())
                .filter(this::isNamed)
                .filter(this::fits)
                .toList();
        if (found.isEmpty() && !request.identifier().isEmpty()) {
            throw (request.instances() ? RdsError.DB_INSTANCE_NOT_FOUND : RdsError.DB_CLUSTER_NOT_FOUND)
                    .because(request.identifier() + " not found.");
        }
        return paging.page(found, Database::arn, Comparator.naturalOrder());
    }

    private boolean isNamed(Database database) {
        String name = request.identifier().toLowerCase(Locale.ROOT);
        return name.isEmpty() || name.equals(database.name()) || name.equals(database.arn());
    }

    private boolean fits(Database database) {
        return request.filters().stream()
                .allMatch(filter -> field(filter.name()).apply(database).anyMatch(filter.values()::contains));
    }

    /** The filters that each of the two operations documents, except those for clones and domains. */
    private Function<Database, Stream<String>> field(String filter) {
        return switch ((request.instances() ? "instance: " : "cluster: ") + filter) {
            case "instance: db-cluster-id" ->
                database -> database.cluster().stream()
                        .flatMap(cluster -> Stream.of(cluster, database.arnOf("rds", "cluster:" + cluster)));
            case "instance: db-instance-id", "cluster: db-cluster-id" ->
                database -> Stream.of(database.name(), database.arn());
            case "instance: dbi-resource-id", "cluster: db-cluster-resource-id" ->
                database -> Stream.of(database.resourceId());
            case "instance: engine", "cluster: engine" -> database -> Stream.of(database.engine());
            default -> throw RdsError.INVALID_PARAMETER_VALUE.because("Unrecognized filter name: " + filter);
        };
    }
}
