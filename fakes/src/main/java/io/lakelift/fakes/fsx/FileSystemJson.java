package io.lakelift.fakes.fsx;

import io.lakelift.fakes.wire.Members;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Converts file systems and associations to the JSON of the service model's FileSystem and DataRepositoryAssociation,
 * with the members that matter to an export and some of the others.
 */
final class FileSystemJson {
    private static final List<String> EVERY_CHANGE = List.of("NEW", "CHANGED", "DELETED");

    private FileSystemJson() {}

    static Map<String, Object> members(FileSystem fileSystem) {
        return new Members()
                .put("OwnerId", fileSystem.account())
                .time("CreationTime", fileSystem.createdAt())
                .put("FileSystemId", fileSystem.id())
                .put("FileSystemType", fileSystem.type())
                .put("Lifecycle", fileSystem.lifecycle())
                .put("StorageCapacity", fileSystem.storageInGib())
                .put("StorageType", "SSD")
                .put("VpcId", "vpc-0a1b2c3d4e5f60718")
                .put("SubnetIds", List.of("subnet-0a1b2c3d4e5f60718"))
                .put("DNSName", fileSystem.id() + ".fsx." + fileSystem.region() + ".amazonaws.com")
                .put("ResourceARN", fileSystem.arn())
                .put("Tags", tags(fileSystem))
                .put("LustreConfiguration", lustre(fileSystem))
                .map();
    }

    private static List<Map<String, String>> tags(FileSystem fileSystem) {
        return fileSystem.tags().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(tag -> Map.of("Key", tag.getKey(), "Value", tag.getValue()))
                .toList();
    }

    /** A PERSISTENT_2 file system is linked only by associations; older kinds have a link in their configuration. */
    private static Optional<Map<String, Object>> lustre(FileSystem fileSystem) {
        if (!fileSystem.type().equals(FileSystem.LUSTRE)) {
            return Optional.empty();
        }
        Optional<Map<String, Object>> link = fileSystem.exportPath().map(FileSystemJson::link);
        return Optional.of(new Members()
                .put("DeploymentType", link.isPresent() ? "SCRATCH_2" : "PERSISTENT_2")
                .put("MountName", "fsx")
                .put("DataCompressionType", "NONE")
                .put("DataRepositoryConfiguration", link)
                .map());
    }

    private static Map<String, Object> link(String exportPath) {
        return new Members()
                .put("Lifecycle", "AVAILABLE")
                .put("ImportPath", exportPath)
                .put("ExportPath", exportPath)
                .put("ImportedFileChunkSize", 1024)
                .put("AutoImportPolicy", "NONE")
                .map();
    }

    static Map<String, Object> members(Association association, FsxAccount account) {
        Optional<String> arn = account.fileSystem(association.fileSystemId())
                .map(each -> each.arnOf("association/" + each.id() + "/" + association.id()));
        return new Members()
                .put("AssociationId", association.id())
                .put("ResourceARN", arn)
                .put("FileSystemId", association.fileSystemId())
                .put("Lifecycle", association.lifecycle())
                .put("FileSystemPath", association.fileSystemPath())
                .put("DataRepositoryPath", association.dataRepositoryPath())
                .put("BatchImportMetaDataOnCreate", false)
                .put("ImportedFileChunkSize", 1024)
                .put("S3", Map.of("AutoImportPolicy", Map.of("Events", EVERY_CHANGE)))
                .time("CreationTime", association.createdAt())
                .map();
    }
}
