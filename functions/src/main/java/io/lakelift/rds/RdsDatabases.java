package io.lakelift.rds;

import static java.util.Objects.requireNonNull;

import io.lakelift.aws.Pages;
import io.lakelift.export.Arn;
import io.lakelift.fleet.Candidate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;
import software.amazon.awssdk.services.rds.model.Tag;

/**
 * Lists all clusters and DB instances of the account in the client's Region, with their tags.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBClusters.html">DescribeDBClusters</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBInstances.html">DescribeDBInstances</a>
 */
public final class RdsDatabases {
    private final Supplier<RdsClient> rds;

    /** @param rds a client that does not retry */
    public RdsDatabases(RdsClient rds) {
        this(() -> rds);
    }

    /** @param rds a client that does not retry; obtained at each call, and not before */
    public RdsDatabases(Supplier<RdsClient> rds) {
        this.rds = requireNonNull(rds, "rds is null");
    }

    /** Aurora and Multi-AZ DB clusters, and those of Neptune and DocumentDB, because the same call returns them. */
    public List<Candidate> clusters() {
        return RdsErrors.translated(
                "DescribeDBClusters",
                () -> Pages.all(
                                rds.get().describeDBClustersPaginator(),
                                DescribeDbClustersResponse::marker,
                                DescribeDbClustersResponse::dbClusters)
                        .stream()
                        .<Candidate>map(RdsDatabases::cluster)
                        .toList());
    }

    /** Instances, including members of clusters. */
    public List<Candidate> instances() {
        return RdsErrors.translated(
                "DescribeDBInstances",
                () -> Pages.all(
                                rds.get().describeDBInstancesPaginator(),
                                DescribeDbInstancesResponse::marker,
                                DescribeDbInstancesResponse::dbInstances)
                        .stream()
                        .<Candidate>map(RdsDatabases::instance)
                        .toList());
    }

    /** Converts one cluster from RDS's response. */
    public static Candidate.Cluster cluster(DBCluster cluster) {
        return new Candidate.Cluster(
                Arn.parse("DBClusterArn", cluster.dbClusterArn()),
                tags(cluster.tagList()),
                text(cluster.status()),
                text(cluster.engine()),
                text(cluster.engineMode()));
    }

    /** Converts one instance from RDS's response. */
    public static Candidate.Instance instance(DBInstance instance) {
        return new Candidate.Instance(
                Arn.parse("DBInstanceArn", instance.dbInstanceArn()),
                tags(instance.tagList()),
                Optional.ofNullable(instance.allocatedStorage()),
                text(instance.dbInstanceStatus()),
                text(instance.engine()),
                text(instance.storageType()),
                Optional.ofNullable(instance.dbClusterIdentifier()).filter(name -> !name.isEmpty()),
                isOnOutpost(instance));
    }

    private static boolean isOnOutpost(DBInstance instance) {
        return instance.dbSubnetGroup() != null
                && instance.dbSubnetGroup().subnets().stream()
                        .anyMatch(subnet -> subnet.subnetOutpost() != null
                                && subnet.subnetOutpost().arn() != null);
    }

    private static Map<String, String> tags(List<Tag> tags) {
        return tags.stream().collect(Collectors.toMap(tag -> text(tag.key()), tag -> text(tag.value()), (a, b) -> b));
    }

    private static String text(@Nullable String text) {
        return Objects.toString(text, "");
    }
}
