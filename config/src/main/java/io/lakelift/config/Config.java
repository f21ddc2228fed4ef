package io.lakelift.config;

import static java.util.Objects.requireNonNull;

import io.lakelift.export.DailyLimits;
import io.lakelift.export.Service;
import io.lakelift.input.Tree;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A deployment's configuration, as read from its file.
 *
 * @param name the stack's name, and the start of every export's identifier
 * @param services the services that the deployment exports from, in the order of {@link Service}; at least one
 * @param storage where exports are stored
 * @param exports defaults for every export
 * @param notices who gets notices and alarms
 * @param sources what may be exported to the deployment's own storage, and what tags may select: ARNs whose name may
 *     end in {@code *}; empty for everything
 * @param limits limits on the exports that are started in a day
 * @param schedules what is exported when; may be empty
 * @param onSnapshotCreated ARNs of sources whose snapshots are exported as soon as they are created: an instance or a
 *     cluster for its automated snapshots, or a snapshot (its name may end in {@code *}) for all with that name
 * @param monitoring the sweep, alarms, dashboard and logs
 * @param security what protects the deployment and other people's exports
 * @param verify whether files are checked, and whether proved loss fails an execution
 * @param tables the Iceberg tables that are made from checked exports; empty if none are made
 */
public record Config(
        String name,
        List<Service> services,
        Storage storage,
        ExportDefaults exports,
        NoticeRecipients notices,
        List<String> sources,
        DailyLimits limits,
        List<Schedule> schedules,
        List<String> onSnapshotCreated,
        Monitoring monitoring,
        Security security,
        VerifyFiles verify,
        Optional<Tables> tables) {
    public Config {
        requireNonNull(name, "name is null");
        requireNonNull(storage, "storage is null");
        requireNonNull(exports, "exports is null");
        requireNonNull(notices, "notices is null");
        requireNonNull(limits, "limits is null");
        requireNonNull(monitoring, "monitoring is null");
        requireNonNull(security, "security is null");
        requireNonNull(verify, "verify is null");
        requireNonNull(tables, "tables is null");
        services = List.copyOf(services);
        sources = List.copyOf(sources);
        schedules = List.copyOf(schedules);
        onSnapshotCreated = List.copyOf(onSnapshotCreated);
    }

    /**
     * Reads a file.
     *
     * @throws InvalidConfig with every mistake in the file, or if it cannot be read
     */
    public static Config read(Path file) {
        Mistakes mistakes = new Mistakes(file);
        Tree root = YamlFile.read(file, mistakes);
        Config config = ConfigReader.read(root, mistakes);
        mistakes.throwIfAny();
        AwsQuotas.check(config, root, mistakes);
        mistakes.throwIfAny();
        return config;
    }
}
