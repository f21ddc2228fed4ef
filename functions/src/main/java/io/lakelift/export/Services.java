package io.lakelift.export;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;

/**
 * All doors to AWS that the domain needs.
 *
 * @param rds the exports of RDS
 * @param fsx the exports of FSx
 * @param snapshots the snapshots of RDS
 * @param executions those of the export state machine
 */
public record Services(Exports rds, Exports fsx, Snapshots snapshots, Executions executions) {
    public Services {
        requireNonNull(rds, "rds is null");
        requireNonNull(fsx, "fsx is null");
        requireNonNull(snapshots, "snapshots is null");
        requireNonNull(executions, "executions is null");
    }

    Exports of(Service service) {
        return switch (service) {
            case RDS -> rds;
            case FSX -> fsx;
        };
    }

    /** All exports of the account that are complete, of the services that a deployment has. */
    List<ExportTask> complete(Collection<Service> asked) {
        return asked.stream()
                .flatMap(service -> of(service).complete().stream())
                .toList();
    }
}
