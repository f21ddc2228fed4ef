package io.lakelift.fakes.fsx;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The file systems of one account and Region, and their links to S3. */
public final class FsxAccount {
    private final Map<String, FileSystem> fileSystems = new LinkedHashMap<>();
    private final Map<String, Association> associations = new LinkedHashMap<>();

    public synchronized FsxAccount add(FileSystem fileSystem) {
        fileSystems.put(fileSystem.id(), fileSystem);
        return this;
    }

    public synchronized FsxAccount add(Association association) {
        associations.put(association.id(), association);
        return this;
    }

    /** Deletes the file system and its associations. */
    public synchronized FsxAccount remove(String fileSystemId) {
        fileSystems.remove(fileSystemId);
        associations.values().removeIf(association -> association.fileSystemId().equals(fileSystemId));
        return this;
    }

    /** Removes the file system's links to S3, but not the file system. */
    public synchronized FsxAccount unlink(String fileSystemId) {
        associations.values().removeIf(association -> association.fileSystemId().equals(fileSystemId));
        fileSystems.computeIfPresent(
                fileSystemId,
                (id, old) -> new FileSystem(
                        old.arn(),
                        old.type(),
                        old.lifecycle(),
                        old.storageInGib(),
                        old.changedFiles(),
                        Optional.empty(),
                        old.createdAt(),
                        old.tags()));
        return this;
    }

    public synchronized Optional<FileSystem> fileSystem(String id) {
        return Optional.ofNullable(fileSystems.get(id));
    }

    public synchronized List<FileSystem> fileSystems() {
        return List.copyOf(fileSystems.values());
    }

    public synchronized List<Association> associations() {
        return List.copyOf(associations.values());
    }

    List<Association> associations(String fileSystemId) {
        return associations().stream()
                .filter(association -> association.fileSystemId().equals(fileSystemId))
                .toList();
    }

    /** Every S3 path that the file system may write to. */
    public List<String> repositories(FileSystem fileSystem) {
        Stream<String> linked = associations(fileSystem.id()).stream().map(Association::dataRepositoryPath);
        return Stream.concat(fileSystem.exportPath().stream(), linked).toList();
    }
}
