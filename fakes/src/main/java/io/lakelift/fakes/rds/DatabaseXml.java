package io.lakelift.fakes.rds;

import io.lakelift.fakes.wire.Element;
import io.lakelift.fakes.wire.Slice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Converts databases to the XML of the service model's DBInstance and DBCluster. As in RDS's own answers, there are
 * many members that Lakelift does not read.
 */
final class DatabaseXml {
    private static final Instant CREATED = Instant.parse("2024-03-05T10:00:00Z");

    private DatabaseXml() {}

    /** @param all the databases of the account, among them the members of clusters */
    static List<Element> page(Slice<Database> page, boolean instances, List<Database> all) {
        String name = instances ? "DBInstance" : "DBCluster";
        List<Element> databases = page.items().stream()
                .map(database -> Element.of(name, instances ? instance(database) : cluster(database, all)))
                .toList();
        List<Element> result = new ArrayList<>();
        page.next().ifPresent(marker -> result.add(Element.of("Marker", marker)));
        result.add(Element.of(name + "s", databases));
        return result;
    }

    private static List<Element> instance(Database database) {
        List<Element> members = new ArrayList<>(List.of(
                Element.of("DBInstanceIdentifier", database.name()),
                Element.of("DBInstanceClass", "db.r6g.large"),
                Element.of("DBInstanceStatus", database.state()),
                Element.of("AllocatedStorage", String.valueOf(database.allocatedGb())),
                Element.of("DBSecurityGroups", List.of()),
                Element.of("AvailabilityZone", database.region() + "a"),
                Element.of("LicenseModel", Engine.licence(database.engine())),
                Element.of("OptionGroupMemberships", List.of()),
                Element.of("PubliclyAccessible", "false"),
                Element.of("DbInstancePort", "0"),
                Element.of("MonitoringInterval", "0"),
                Element.of("CACertificateIdentifier", "rds-ca-rsa2048-g1"),
                Element.of("DomainMemberships", List.of()),
                Element.of("DBInstanceArn", database.arn()),
                Element.of("DbiResourceId", database.resourceId()),
                Element.time("InstanceCreateTime", CREATED)));
        if (!database.state().equals("creating")) {
            members.add(Element.of(
                    "Endpoint",
                    Element.of("Address", host(database)),
                    Element.of("Port", String.valueOf(Engine.port(database.engine()))),
                    Element.of("HostedZoneId", "Z29XKXDKYMONMX")));
        }
        database.cluster().ifPresent(cluster -> members.add(Element.of("DBClusterIdentifier", cluster)));
        members.addAll(common(database));
        return members;
    }

    private static List<Element> cluster(Database database, List<Database> all) {
        List<Element> members = new ArrayList<>(List.of(
                Element.of("AllocatedStorage", String.valueOf(database.allocatedGb())),
                Element.of(
                        "AvailabilityZones",
                        Stream.of("a", "b", "c")
                                .map(zone -> Element.of("AvailabilityZone", database.region() + zone))
                                .toList()),
                Element.of("DBClusterIdentifier", database.name()),
                Element.of("Status", database.state()),
                Element.of("Endpoint", host(database)),
                Element.of("Port", String.valueOf(Engine.port(database.engine()))),
                Element.of(
                        "DBClusterMembers",
                        all.stream()
                                .filter(one -> one.cluster()
                                        .filter(database.name()::equals)
                                        .isPresent())
                                .map(DatabaseXml::member)
                                .toList()),
                Element.of("HostedZoneId", "Z29XKXDKYMONMX"),
                Element.of("DbClusterResourceId", database.resourceId()),
                Element.of("DBClusterArn", database.arn()),
                Element.time("ClusterCreateTime", CREATED),
                Element.of("EngineMode", database.mode()),
                Element.of("HttpEndpointEnabled", "false"),
                Element.of("CrossAccountClone", "false")));
        members.addAll(common(database));
        return members;
    }

    private static Element member(Database instance) {
        return Element.of(
                "DBClusterMember",
                Element.of("DBInstanceIdentifier", instance.name()),
                Element.of("IsClusterWriter", String.valueOf(instance.name().endsWith("-1"))),
                Element.of("DBClusterParameterGroupStatus", "in-sync"),
                Element.of("PromotionTier", "1"));
    }

    private static List<Element> common(Database database) {
        return List.of(
                Element.of("Engine", database.engine()),
                Element.of("EngineVersion", Engine.version(database.engine())),
                Element.of("MasterUsername", "admin"),
                Element.of("PreferredBackupWindow", "03:00-03:30"),
                Element.of("BackupRetentionPeriod", "30"),
                Element.of("PreferredMaintenanceWindow", "sun:04:00-sun:04:30"),
                Element.of("MultiAZ", "false"),
                Element.of("AutoMinorVersionUpgrade", "true"),
                Element.of(
                        "VpcSecurityGroups",
                        Element.of(
                                "VpcSecurityGroupMembership",
                                Element.of("VpcSecurityGroupId", "sg-0a1b2c3d4e5f60718"),
                                Element.of("Status", "active"))),
                Element.of("StorageEncrypted", "true"),
                Element.of("KmsKeyId", database.arnOf("kms", "key/1f2e3d4c-5555-4666-8777-888899990000")),
                Element.of("StorageType", database.storage()),
                Element.of("CopyTagsToSnapshot", "true"),
                Element.of("IAMDatabaseAuthenticationEnabled", "false"),
                Element.of("DeletionProtection", "true"),
                Element.of("AssociatedRoles", List.of()),
                Element.of("TagList", tags(database.tags())));
    }

    private static List<Element> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(tag -> Element.of("Tag", Element.of("Key", tag.getKey()), Element.of("Value", tag.getValue())))
                .toList();
    }

    private static String host(Database database) {
        return database.name() + ".c0a1b2c3d4e5." + database.region() + ".rds.amazonaws.com";
    }
}
