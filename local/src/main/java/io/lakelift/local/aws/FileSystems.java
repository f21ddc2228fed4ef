package io.lakelift.local.aws;

import io.lakelift.local.aws.fsx.Account;
import io.lakelift.local.aws.fsx.Association;
import io.lakelift.local.aws.fsx.FileSystem;
import java.time.Instant;
import java.util.Optional;

/** The file systems of {@link World}: one that exports, one of the older kind, and two that cannot. */
final class FileSystems {
    private static final Instant CREATED = Instant.parse("2026-01-15T12:00:00Z");

    private FileSystems() {}

    static void furnish(Account account) {
        String legacy = "s3://" + World.BUCKET + "/lustre-legacy";
        account.add(lustre(World.SCRATCH, 84_000, Optional.empty()).tagged(World.TAG, World.NIGHTLY))
                .add(lustre(World.LEGACY, 12_500, Optional.of(legacy)))
                .add(lustre(World.UNFINISHED_FILE_SYSTEM, 0, Optional.empty()).inLifecycle("CREATING"))
                .add(new FileSystem(World.WINDOWS, "WINDOWS", "AVAILABLE", 300, 0, Optional.empty(), CREATED)
                        .tagged(World.TAG, World.NIGHTLY))
                .add(new Association(
                        World.ASSOCIATION,
                        World.SCRATCH.substring(World.SCRATCH.indexOf('/') + 1),
                        "/",
                        World.LUSTRE_PATH,
                        "AVAILABLE",
                        CREATED.plusSeconds(600)));
    }

    private static FileSystem lustre(String arn, long files, Optional<String> exportPath) {
        return new FileSystem(arn, FileSystem.LUSTRE, FileSystem.AVAILABLE, 4800, files, exportPath, CREATED);
    }
}
