package io.lakelift.local.account;

import io.lakelift.export.Arn;
import io.lakelift.export.Service;
import io.lakelift.fleet.Candidate;
import io.lakelift.fleet.Catalog;
import io.lakelift.local.plan.BackupWindow;
import io.lakelift.local.plan.SourceFact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.rds.RdsClient;

/**
 * Looks up sources in the caller's account for a plan: which exist, their tags, sizes and backup windows. All calls are
 * read-only, and answers are cached. If a call for sizes and windows fails, they stay unknown, and {@link #troubles}
 * reports the call.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBSnapshot.html">DBSnapshot</a>
 */
public final class AccountSources {
    /** Aurora does not allocate storage in advance: it reports 0 or 1, whatever it holds. */
    private static final int NO_SIZE = 1;

    private static final String AVAILABLE = "available";

    private final RdsClient rds;
    private final Catalog catalog;
    private final Collection<Service> services;
    private final Map<Catalog.Kind, List<Candidate>> listed = new EnumMap<>(Catalog.Kind.class);
    private final Map<String, SourceFact> facts = new HashMap<>();
    private final Set<String> asked = new HashSet<>();
    private final List<String> troubles = new ArrayList<>();

    /** @param services the services that the deployment uses; sources of others are not listed */
    public AccountSources(AccountClients clients, Collection<Service> services) {
        this.rds = clients.rds();
        this.catalog = clients.catalog();
        this.services = services;
    }

    /**
     * All sources of a kind, with a running backup shown as finished. A list that cannot be read throws the exceptions
     * of {@link Catalog#list}, and is read again at the next call.
     */
    public List<Candidate> list(Catalog.Kind kind) {
        if (!services.contains(kind.service())) {
            return List.of();
        }
        List<Candidate> known = listed.get(kind);
        if (known == null) {
            known = catalog.list(kind).stream().map(AccountSources::byThen).toList();
            listed.put(kind, known);
        }
        return known;
    }

    /** A backup that is running now will be over when the night begins. */
    private static Candidate byThen(Candidate candidate) {
        if (!candidate.isBackingUp()) {
            return candidate;
        }
        return switch (candidate) {
            case Candidate.Cluster it ->
                new Candidate.Cluster(it.arn(), it.tags(), AVAILABLE, it.engine(), it.engineMode());
            case Candidate.Instance it ->
                new Candidate.Instance(
                        it.arn(),
                        it.tags(),
                        it.sizeGb(),
                        AVAILABLE,
                        it.engine(),
                        it.storageType(),
                        it.cluster(),
                        it.onOutpost());
            case Candidate.FileSystem it -> it;
        };
    }

    /** A sentence for each call of {@link #fact} that was refused or not answered. */
    public List<String> troubles() {
        return List.copyOf(troubles);
    }

    /** The size and backup window that RDS reports for a source; empty fields where it reports none. */
    public SourceFact fact(Arn source) {
        String kind = source.service() + ":" + source.resource().replaceFirst("[:/].*", "");
        String name = source.resource().replaceFirst("^[a-z-]+[:/]", "");
        switch (kind) {
            case "rds:db" -> once("DescribeDBInstances", this::instances);
            case "rds:cluster" -> once("DescribeDBClusters", this::clusters);
            case "rds:snapshot" -> once("DescribeDBSnapshots", name, () -> snapshot(name));
            case "rds:cluster-snapshot" -> once("DescribeDBClusterSnapshots", name, () -> clusterSnapshot(name));
            default -> {} // the catalog's list has all that a plan needs to know of a file system
        }
        return facts.getOrDefault(source.toString(), SourceFact.NONE);
    }

    private void instances() {
        rds.describeDBInstancesPaginator()
                .dbInstances()
                .forEach(each -> know(each.dbInstanceArn(), each.allocatedStorage(), each.preferredBackupWindow()));
    }

    private void clusters() {
        rds.describeDBClustersPaginator()
                .dbClusters()
                .forEach(each -> know(each.dbClusterArn(), each.allocatedStorage(), each.preferredBackupWindow()));
    }

    private void snapshot(String name) {
        rds.describeDBSnapshots(call -> call.dbSnapshotIdentifier(name))
                .dbSnapshots()
                .forEach(each -> know(each.dbSnapshotArn(), each.allocatedStorage(), null));
    }

    private void clusterSnapshot(String name) {
        rds.describeDBClusterSnapshots(call -> call.dbClusterSnapshotIdentifier(name))
                .dbClusterSnapshots()
                .forEach(each -> know(each.dbClusterSnapshotArn(), each.allocatedStorage(), null));
    }

    private void know(String arn, Integer sizeGb, String window) {
        facts.put(
                Arn.asStored(arn),
                new SourceFact(
                        Optional.ofNullable(sizeGb).filter(gb -> gb > NO_SIZE),
                        Optional.empty(),
                        Optional.ofNullable(window).flatMap(BackupWindow::parse)));
    }

    private void once(String operation, Runnable call) {
        once(operation, "all", call);
    }

    private void once(String operation, String what, Runnable call) {
        if (asked.add(operation + " " + what)) {
            try {
                call.run();
            } catch (SdkException e) {
                troubles.add("%s gave no answer for %s (%s), so sizes and backup windows are missing from this plan."
                        .formatted(operation, what, reason(e)));
            }
        }
    }

    private static String reason(SdkException thrown) {
        return thrown instanceof AwsServiceException answer && answer.awsErrorDetails() != null
                ? answer.awsErrorDetails().errorCode()
                : thrown.getClass().getSimpleName();
    }
}
