package io.lakelift.fakes;

import io.lakelift.fakes.fsx.Association;
import io.lakelift.fakes.fsx.FileSystem;
import io.lakelift.fakes.fsx.FsxAccount;
import java.time.Instant;
import java.util.Optional;

/**
 * The file systems of {@link SampleAccount}: one with an association, one of an older kind, and two that cannot be
 * exported.
 */
final class FileSystems {
    private static final Instant CREATED = Instant.parse("2026-01-15T12:00:00Z");

    private FileSystems() {}

    static void addTo(FsxAccount account) {
        String legacy = "s3://" + SampleAccount.BUCKET + "/lustre-legacy";
        account.add(lustre(SampleAccount.SCRATCH, 84_000, Optional.empty())
                        .tagged(SampleAccount.TAG, SampleAccount.NIGHTLY))
                .add(lustre(SampleAccount.LEGACY, 12_500, Optional.of(legacy)))
                .add(lustre(SampleAccount.UNFINISHED_FILE_SYSTEM, 0, Optional.empty())
                        .inLifecycle("CREATING"))
                .add(new FileSystem(SampleAccount.WINDOWS, "WINDOWS", "AVAILABLE", 300, 0, Optional.empty(), CREATED)
                        .tagged(SampleAccount.TAG, SampleAccount.NIGHTLY))
                .add(new Association(
                        SampleAccount.ASSOCIATION,
                        SampleAccount.SCRATCH.substring(SampleAccount.SCRATCH.indexOf('/') + 1),
                        "/",
                        SampleAccount.LUSTRE_PATH,
                        "AVAILABLE",
                        CREATED.plusSeconds(600)));
    }

    private static FileSystem lustre(String arn, long files, Optional<String> exportPath) {
        return new FileSystem(arn, FileSystem.LUSTRE, FileSystem.AVAILABLE, 4800, files, exportPath, CREATED);
    }
}
