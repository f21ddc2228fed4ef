package io.lakelift.handler;

import io.lakelift.aws.Clients;
import io.lakelift.export.Deployment;
import io.lakelift.export.Executions;
import io.lakelift.export.Service;
import io.lakelift.export.Services;
import io.lakelift.fleet.Catalog;
import io.lakelift.fsx.FsxExports;
import io.lakelift.fsx.FsxFileSystems;
import io.lakelift.metrics.MetricLog;
import io.lakelift.notice.Notices;
import io.lakelift.rds.RdsDatabases;
import io.lakelift.rds.RdsExports;
import io.lakelift.rds.RdsSnapshots;
import io.lakelift.sfn.SfnExecutions;
import io.lakelift.sns.SnsNotices;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.fsx.FSxClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Puts the adapters on AWS's clients, once for each function's life. */
public final class Wiring {
    private Wiring() {}

    /**
     * The doors to AWS that these clients open.
     *
     * @param sfn asked for only when Step Functions is
     * @param exportMachineArn of the export state machine
     */
    public static Services services(RdsClient rds, FSxClient fsx, Supplier<SfnClient> sfn, String exportMachineArn) {
        return services(() -> rds, () -> fsx, sfn, exportMachineArn);
    }

    private static Services services(
            Supplier<RdsClient> rds, Supplier<FSxClient> fsx, Supplier<SfnClient> sfn, String exportMachineArn) {
        return new Services(
                new RdsExports(rds),
                new FsxExports(fsx),
                new RdsSnapshots(rds),
                new SfnExecutions(sfn, exportMachineArn));
    }

    /**
     * What the account has, as these clients list it.
     *
     * @param services those that the deployment has: nothing of another is listed
     */
    public static Catalog catalog(RdsClient rds, FSxClient fsx, Collection<Service> services) {
        return catalog(new RdsDatabases(rds), new FsxFileSystems(fsx), services);
    }

    private static Catalog catalog(RdsDatabases databases, FsxFileSystems fileSystems, Collection<Service> services) {
        return kind -> !services.contains(kind.service())
                ? List.of()
                : switch (kind) {
                    case CLUSTERS -> databases.clusters();
                    case INSTANCES -> databases.instances();
                    case FILE_SYSTEMS -> fileSystems.all();
                };
    }

    static Catalog catalog(Clients clients, Settings settings) {
        return catalog(new RdsDatabases(clients::rds), new FsxFileSystems(clients::fsx), settings.services());
    }

    static Executions executions(Clients clients, Settings settings) {
        return new SfnExecutions(clients::sfn, settings.exportMachineArn());
    }

    static Services services(Clients clients, Settings settings) {
        return services(clients::rds, clients::fsx, clients::sfn, settings.exportMachineArn());
    }

    static Notices notices(Clients clients, Settings settings) {
        return new SnsNotices(clients.sns(), settings.topicArn());
    }

    /** Makes measurements as {@link #metrics} does, and writes none. */
    static MetricLog unwritten(Deployment deployment) {
        return new MetricLog(deployment.name(), line -> {});
    }

    /** Lambda hands standard output to CloudWatch as it is. */
    static MetricLog metrics(Deployment deployment) {
        return new MetricLog(deployment.name(), System.out::println);
    }
}
