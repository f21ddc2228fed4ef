package io.lakelift.fakes.rds;

import io.lakelift.fakes.wire.Element;
import io.lakelift.fakes.wire.Slice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Converts snapshots to the XML of the service model's DBSnapshot and DBClusterSnapshot. While it is being taken, a DB
 * snapshot has no SnapshotCreateTime, but a cluster snapshot has one, as in the examples of CreateDBSnapshot and
 * CreateDBClusterSnapshot.
 */
final class SnapshotXml {
    private static final Instant OWNER_CREATED = Instant.parse("2024-03-05T10:00:00Z");

    private SnapshotXml() {}

    /** @param name the name of the list's elements: DBSnapshot or DBClusterSnapshot */
    static List<Element> page(Slice<RdsSource> page, String name, FakeRds rds) {
        List<Element> snapshots = page.items().stream()
                .map(source -> Element.of(name, members(source, name, rds)))
                .toList();
        List<Element> result = new ArrayList<>();
        page.next().ifPresent(marker -> result.add(Element.of("Marker", marker)));
        result.add(Element.of(name + "s", snapshots));
        return result;
    }

    private static List<Element> members(RdsSource source, String name, FakeRds rds) {
        boolean instance = name.equals("DBSnapshot");
        List<Element> members = new ArrayList<>();
        members.add(Element.of(name + "Identifier", source.name()));
        if (!instance || !source.state().equals(RdsSource.CREATING)) {
            members.add(Element.time("SnapshotCreateTime", source.createdAt()));
        }
        members.add(Element.of("Engine", source.engine()));
        members.add(Element.of("EngineVersion", Engine.version(source.engine())));
        members.add(Element.of("LicenseModel", Engine.licence(source.engine())));
        members.add(Element.of("Status", source.state()));
        members.add(Element.of("SnapshotType", source.snapshotType()));
        members.add(Element.of("PercentProgress", String.valueOf(source.percent(rds.now()))));
        members.add(Element.of("VpcId", "vpc-0a1b2c3d4e5f60718"));
        members.add(Element.of("MasterUsername", "admin"));
        members.add(Element.of("IAMDatabaseAuthenticationEnabled", "false"));
        members.add(Element.of("KmsKeyId", source.arnOf("kms", "key/1f2e3d4c-5555-4666-8777-888899990000")));
        members.add(Element.of(name + "Arn", source.arn()));
        members.add(Element.of("TagList", List.of()));
        members.addAll(instance ? ofInstance(source, rds.account()) : ofCluster(source));
        return members;
    }

    private static List<Element> ofInstance(RdsSource source, RdsAccount account) {
        return List.of(
                Element.of("DBInstanceIdentifier", source.of()),
                Element.of("AllocatedStorage", String.valueOf(source.sizeInGb())),
                Element.of("Port", String.valueOf(Engine.port(source.engine()))),
                Element.of("AvailabilityZone", source.region() + "a"),
                Element.time("InstanceCreateTime", OWNER_CREATED),
                Element.of("OptionGroupName", Engine.optionGroup(source.engine())),
                Element.of("StorageType", account.isMagnetic(source) ? "standard" : "gp3"),
                Element.of("Encrypted", "true"),
                Element.of("DbiResourceId", source.resourceId()),
                Element.of("SnapshotTarget", "region"),
                Element.of("MultiTenant", "false"),
                Element.of("DedicatedLogVolume", "false"));
    }

    /** The size and the port are 0, as in AWS's examples, because Aurora's storage is not allocated beforehand. */
    private static List<Element> ofCluster(RdsSource source) {
        return List.of(
                Element.of("DBClusterIdentifier", source.of()),
                Element.of("AllocatedStorage", "0"),
                Element.of("Port", "0"),
                Element.of("EngineMode", "provisioned"),
                Element.of("AvailabilityZones", zones(source)),
                Element.time("ClusterCreateTime", OWNER_CREATED),
                Element.of("StorageEncrypted", "true"),
                Element.of("StorageType", "aurora"),
                Element.of("DbClusterResourceId", source.resourceId()));
    }

    private static List<Element> zones(RdsSource source) {
        return List.of("a", "b", "c").stream()
                .map(zone -> Element.of("AvailabilityZone", source.region() + zone))
                .toList();
    }
}
