package io.lakelift.handler;

import io.lakelift.aws.AwsClients;
import io.lakelift.export.Deployment;
import io.lakelift.export.Executions;
import io.lakelift.export.Service;
import io.lakelift.export.Services;
import io.lakelift.fleet.Catalog;
import io.lakelift.fsx.FsxExportGateway;
import io.lakelift.fsx.FsxFileSystems;
import io.lakelift.metrics.MetricLog;
import io.lakelift.notice.Notices;
import io.lakelift.rds.RdsDatabases;
import io.lakelift.rds.RdsExportGateway;
import io.lakelift.rds.RdsSnapshots;
import io.lakelift.sfn.SfnExecutions;
import io.lakelift.sns.SnsNotices;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.fsx.FSxClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Creates the adapters to AWS and gives them their clients. */
public final class Wiring {
    private Wiring() {}

    /**
     * The access to AWS through these clients.
     *
     * @param sfn created only when Step Functions is called
     * @param exportMachineArn the ARN of the export state machine
     */
    public static Services services(RdsClient rds, FSxClient fsx, Supplier<SfnClient> sfn, String exportMachineArn) {
        return services(() -> rds, () -> fsx, sfn, exportMachineArn);
    }

    private static Services services(
            Supplier<RdsClient> rds, Supplier<FSxClient> fsx, Supplier<SfnClient> sfn, String exportMachineArn) {
        return new Services(
                new RdsExportGateway(rds),
                new FsxExportGateway(fsx),
                new RdsSnapshots(rds),
                new SfnExecutions(sfn, exportMachineArn));
    }

    /**
     * The account's sources, as these clients list them.
     *
     * @param services the services that the deployment exports from; nothing of another is listed
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

    static Catalog catalog(AwsClients clients, Settings settings) {
        return catalog(new RdsDatabases(clients::rds), new FsxFileSystems(clients::fsx), settings.services());
    }

    static Executions executions(AwsClients clients, Settings settings) {
        return new SfnExecutions(clients::sfn, settings.exportMachineArn());
    }

    static Services services(AwsClients clients, Settings settings) {
        return services(clients::rds, clients::fsx, clients::sfn, settings.exportMachineArn());
    }

    static Notices notices(AwsClients clients, Settings settings) {
        return new SnsNotices(clients.sns(), settings.topicArn());
    }

    /** Accepts the same measurements as {@link #metrics}, but writes none of them. */
    static MetricLog unwritten(Deployment deployment) {
        return new MetricLog(deployment.name(), line -> {});
    }

    /** Lambda passes standard output to CloudWatch unchanged. */
    static MetricLog metrics(Deployment deployment) {
        return new MetricLog(deployment.name(), System.out::println);
    }
}
