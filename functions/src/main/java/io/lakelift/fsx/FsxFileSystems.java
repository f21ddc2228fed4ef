package io.lakelift.fsx;

import static java.util.Objects.requireNonNull;

import io.lakelift.aws.Pages;
import io.lakelift.export.Arn;
import io.lakelift.fleet.Candidate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.fsx.FSxClient;
import software.amazon.awssdk.services.fsx.model.DataRepositoryConfiguration;
import software.amazon.awssdk.services.fsx.model.DescribeFileSystemsResponse;
import software.amazon.awssdk.services.fsx.model.FileSystem;
import software.amazon.awssdk.services.fsx.model.LustreFileSystemConfiguration;
import software.amazon.awssdk.services.fsx.model.Tag;

/**
 * Lists all FSx file systems in the account and Region, with their tags.
 *
 * @see <a href="https://docs.aws.amazon.com/fsx/latest/APIReference/API_DescribeFileSystems.html">DescribeFileSystems</a>
 */
public final class FsxFileSystems {
    private final Supplier<FSxClient> fsx;

    /** @param fsx a client that does not retry */
    public FsxFileSystems(FSxClient fsx) {
        this(() -> fsx);
    }

    /** @param fsx a client that does not retry; obtained at each call, and not before */
    public FsxFileSystems(Supplier<FSxClient> fsx) {
        this.fsx = requireNonNull(fsx, "fsx is null");
    }

    /** File systems of every type, including those that cannot export. */
    public List<Candidate> all() {
        return FsxErrors.translated(
                "DescribeFileSystems",
                () -> Pages.all(
                                fsx.get().describeFileSystemsPaginator(),
                                DescribeFileSystemsResponse::nextToken,
                                DescribeFileSystemsResponse::fileSystems)
                        .stream()
                        .<Candidate>map(FsxFileSystems::fileSystem)
                        .toList());
    }

    /** Converts one file system from FSx's response. */
    public static Candidate.FileSystem fileSystem(FileSystem fileSystem) {
        return new Candidate.FileSystem(
                Arn.parse("ResourceARN", fileSystem.resourceARN()),
                tags(fileSystem.tags()),
                Optional.ofNullable(fileSystem.storageCapacity()),
                Objects.toString(fileSystem.lifecycleAsString(), ""),
                Objects.toString(fileSystem.fileSystemTypeAsString(), ""),
                Objects.toString(fileSystem.storageTypeAsString(), ""));
    }

    /** The S3 path that it exports to without a data repository association; empty if it was created without one. */
    public static Optional<String> exportPath(FileSystem fileSystem) {
        return Optional.ofNullable(fileSystem.lustreConfiguration())
                .map(LustreFileSystemConfiguration::dataRepositoryConfiguration)
                .map(DataRepositoryConfiguration::exportPath);
    }

    private static Map<String, String> tags(List<Tag> tags) {
        return tags.stream()
                .collect(Collectors.toMap(
                        tag -> Objects.toString(tag.key(), ""), tag -> Objects.toString(tag.value(), ""), (a, b) -> b));
    }
}
