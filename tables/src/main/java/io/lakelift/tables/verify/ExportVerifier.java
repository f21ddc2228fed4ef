package io.lakelift.tables.verify;

import static java.util.Objects.requireNonNull;

import io.lakelift.tables.folder.ExportFolder;
import io.lakelift.tables.folder.FolderUnreadable;
import io.lakelift.tables.folder.StoredFile;
import io.lakelift.tables.manifest.ExportInfo;
import io.lakelift.tables.report.ExportReport;
import io.lakelift.tables.report.Finding;
import io.lakelift.tables.report.FindingKind;
import io.lakelift.tables.report.TableReport;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Checks an export: all that it lists is there, all that is there can be read, and nothing else lies beside it. */
public final class ExportVerifier {
    /** A folder that RDS still writes to stays young: what it holds by then is reported as it is. */
    private static final Duration MOST_WAITING = Duration.ofMinutes(15);

    private final ExportFolder folder;
    private final InstantSource clock;
    private final Pause pause;

    /**
     * Waits on the clock of the wall, for at most 15 minutes after an export's end, and only where something is
     * missing.
     */
    public ExportVerifier(ExportFolder folder) {
        this(folder, InstantSource.system(), Thread::sleep);
    }

    ExportVerifier(ExportFolder folder, InstantSource clock, Pause pause) {
        this.folder = requireNonNull(folder, "folder is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.pause = requireNonNull(pause, "pause is null");
    }

    private record TableFile(int table, StoredFile file) {}

    /**
     * Lists the folder, reads its manifests and the footer of every file.
     *
     * @throws FolderUnreadable if it cannot be read, or is not an export's
     */
    public ExportReport verify(Progress progress) {
        Look look = settledLook(progress);
        List<TablePlan> tables = look.tables();
        long files = look.files();
        progress.listed(tables.size(), files);
        List<TableTally> tallies =
                Stream.generate(TableTally::new).limit(tables.size()).toList();
        long[] checked = {0};
        try (FileChecker checker = new FileChecker(folder)) {
            checker.check(filesOf(tables).iterator(), TableFile::file, (file, footer) -> {
                tallies.get(file.table()).add(file.file(), footer);
                progress.checked(++checked[0], files);
            });
        }
        return report(
                look,
                IntStream.range(0, tables.size())
                        .mapToObj(i -> tallies.get(i).report(tables.get(i)))
                        .toList());
    }

    private static Stream<TableFile> filesOf(List<TablePlan> tables) {
        return IntStream.range(0, tables.size())
                .boxed()
                .flatMap(i -> tables.get(i).files().stream().map(file -> new TableFile(i, file)));
    }

    private Look settledLook(Progress progress) {
        Instant patience = clock.instant().plus(MOST_WAITING);
        Look look = Look.at(folder);
        Optional<Look.Wait> wait = folder.isLive() ? look.wait(clock.instant()) : Optional.empty();
        while (wait.isPresent() && clock.instant().isBefore(patience)) {
            progress.waiting(wait.get().why(), wait.get().length());
            sleep(wait.get().length());
            look = Look.at(folder);
            wait = look.wait(clock.instant());
        }
        return look;
    }

    private void sleep(Duration length) {
        try {
            pause.pause(length);
        } catch (InterruptedException e) {
            throw FolderUnreadable.interrupted(e);
        }
    }

    private ExportReport report(Look look, List<TableReport> tables) {
        FindingTally findings = new FindingTally();
        look.manifest().findings().forEach(findings::add);
        List<StoredFile> strangers = new ArrayList<>(look.manifest().others());
        strangers.addAll(look.inventory().others());
        strangers.forEach(file -> findings.add(Finding.of(
                FindingKind.UNEXPECTED_FILE,
                "%s belongs to no table of this export.".formatted(file.path()),
                file.path())));
        Optional<ExportInfo> info = look.manifest().info();
        return new ExportReport(
                folder.location(),
                info.flatMap(ExportInfo::exportTaskIdentifier),
                info.flatMap(ExportInfo::sourceArn),
                info.flatMap(ExportInfo::snapshotTime),
                clock.instant(),
                tables,
                findings.findings());
    }
}
