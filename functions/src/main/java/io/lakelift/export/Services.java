package io.lakelift.export;

import static java.util.Objects.requireNonNull;

/**
 * All access to AWS that the domain needs.
 *
 * @param rds RDS's exports
 * @param fsx FSx's exports
 * @param snapshots RDS's snapshots
 * @param executions Step Functions' executions, mainly those of the export state machine
 */
public record Services(ExportGateway rds, ExportGateway fsx, Snapshots snapshots, Executions executions) {
    public Services {
        requireNonNull(rds, "rds is null");
        requireNonNull(fsx, "fsx is null");
        requireNonNull(snapshots, "snapshots is null");
        requireNonNull(executions, "executions is null");
    }

    ExportGateway of(Service service) {
        return switch (service) {
            case RDS -> rds;
            case FSX -> fsx;
        };
    }
}
