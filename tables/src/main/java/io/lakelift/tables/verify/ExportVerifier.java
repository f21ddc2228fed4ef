package io.lakelift.tables.verify;

import static java.util.Objects.requireNonNull;

import io.lakelift.tables.folder.ExportFolder;
import io.lakelift.tables.folder.FolderUnreadable;
import io.lakelift.tables.folder.StoredFile;
import io.lakelift.tables.manifest.ExportInfo;
import io.lakelift.tables.report.Finding;
import io.lakelift.tables.report.FindingKind;
import io.lakelift.tables.report.TableReport;
import io.lakelift.tables.report.VerificationReport;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Checks an export: whether the files of all listed tables are there and can be read, and whether there are other
 * files.
 */
public final class ExportVerifier {
    /** If RDS is still writing after this time, what is there by then is reported. */
    private static final Duration MOST_WAITING = Duration.ofMinutes(15);

    private final ExportFolder folder;
    private final InstantSource clock;
    private final Pause pause;

    /** A verifier that waits on the real clock, for at most 15 minutes and only if something is missing. */
    public ExportVerifier(ExportFolder folder) {
        this(folder, InstantSource.system(), Thread::sleep);
    }

    /** A verifier that is called in rounds and never waits. */
    public ExportVerifier(ExportFolder folder, InstantSource clock) {
        this(folder, clock, length -> {
            throw new IllegalStateException("a round does not wait");
        });
    }

    ExportVerifier(ExportFolder folder, InstantSource clock, Pause pause) {
        this.folder = requireNonNull(folder, "folder is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.pause = requireNonNull(pause, "pause is null");
    }

    /**
     * Lists the folder, and reads its manifests and the footer of every file. If something is missing that RDS may
     * still be writing, it first waits and lists the folder again.
     *
     * @throws FolderUnreadable if the folder cannot be read, or is not an export's
     */
    public VerificationReport verify(Progress progress) {
        return verify(progress, FileObserver.NONE);
    }

    /**
     * Checks the export as {@link #verify(Progress)} does, and passes every readable file to {@code witness}.
     *
     * @throws FolderUnreadable as {@link #verify(Progress)} does
     */
    public VerificationReport verify(Progress progress, FileObserver witness) {
        FolderScan folderScan = settledLook(progress);
        return report(folderScan, tables(folderScan.tables(), progress, witness, () -> false));
    }

    /**
     * Checks the export in rounds, for a caller that has limited time and does the waiting itself.
     *
     * @param endedAt when RDS completed the export; {@link Instant#EPOCH} if that is not known
     * @param done the reports of earlier rounds, whose tables are not checked again
     * @param over whether time is up and no further table may be begun; a table that was begun is finished
     * @param witness gets the files of the tables that this round checks
     * @throws FolderUnreadable as {@link #verify(Progress)} does
     */
    public Round round(Instant endedAt, List<TableReport> done, BooleanSupplier over, FileObserver witness) {
        Optional<FolderScan> seen = FolderScan.from(folder, clock.instant(), endedAt.plus(FolderScan.MANIFESTS_COME));
        if (seen.isEmpty()) {
            return new Round.Early("nothing is there yet", FolderScan.STEP);
        }
        FolderScan folderScan = seen.get();
        Optional<FolderScan.Wait> wait =
                done.isEmpty() && folder.isLive() ? folderScan.wait(clock.instant(), endedAt) : Optional.empty();
        if (wait.isPresent()) {
            return new Round.Early(wait.get().why(), wait.get().length());
        }
        List<TablePlan> left = left(folderScan.tables(), done);
        List<TableReport> all = new ArrayList<>(done);
        List<TableReport> checked = tables(left, Progress.NONE, witness, over);
        all.addAll(checked);
        if (checked.size() < left.size()) {
            return new Round.Partial(all);
        }
        all.sort(Comparator.comparing(TableReport::name));
        return new Round.Whole(report(folderScan, all));
    }

    /** The tables without a report. Two tables may have the same name, so each report counts for one of them. */
    private static List<TablePlan> left(List<TablePlan> tables, List<TableReport> done) {
        Map<String, Long> reported =
                done.stream().collect(Collectors.groupingBy(TableReport::name, Collectors.counting()));
        return tables.stream()
                .filter(table -> reported.merge(table.name(), -1L, Long::sum) < 0)
                .toList();
    }

    private List<TableReport> tables(
            List<TablePlan> tables, Progress progress, FileObserver witness, BooleanSupplier over) {
        long files = tables.stream().mapToLong(table -> table.files().size()).sum();
        progress.listed(tables.size(), files);
        List<TableTally> tallies = tables.stream().map(TableTally::new).toList();
        long[] checked = {0};
        TableFiles all = new TableFiles(tables, over);
        try (FileChecker checker = new FileChecker(folder)) {
            checker.check(all, TableFiles.TableFile::file, (file, footer) -> {
                tallies.get(file.table()).add(file.file(), footer);
                footer.readable()
                        .ifPresent(readable ->
                                witness.readable(tables.get(file.table()).name(), file.file(), readable.rows()));
                progress.checked(++checked[0], files);
            });
        }
        return tallies.stream().limit(all.begun()).map(TableTally::report).toList();
    }

    private FolderScan settledLook(Progress progress) {
        Instant patience = clock.instant().plus(MOST_WAITING);
        FolderScan folderScan = FolderScan.at(folder);
        Optional<FolderScan.Wait> wait =
                folder.isLive() ? folderScan.wait(clock.instant(), Instant.MIN) : Optional.empty();
        while (wait.isPresent() && clock.instant().isBefore(patience)) {
            Duration left = Duration.between(clock.instant(), patience);
            Duration length =
                    wait.get().length().compareTo(left) < 0 ? wait.get().length() : left;
            progress.waiting(wait.get().why(), length);
            sleep(length);
            folderScan = FolderScan.at(folder);
            wait = folderScan.wait(clock.instant(), Instant.MIN);
        }
        return folderScan;
    }

    private void sleep(Duration length) {
        try {
            pause.pause(length);
        } catch (InterruptedException e) {
            throw FolderUnreadable.interrupted(e);
        }
    }

    private VerificationReport report(FolderScan folderScan, List<TableReport> tables) {
        FindingTally findings = new FindingTally();
        folderScan.manifest().findings().forEach(findings::add);
        List<StoredFile> strangers = new ArrayList<>(folderScan.manifest().others());
        strangers.addAll(folderScan.inventory().others());
        strangers.forEach(file -> findings.add(Finding.of(
                FindingKind.UNEXPECTED_FILE,
                "%s belongs to no table of this export.".formatted(file.path()),
                file.path())));
        Optional<ExportInfo> info = folderScan.manifest().info();
        return new VerificationReport(
                folder.location(),
                info.flatMap(ExportInfo::exportTaskIdentifier),
                info.flatMap(ExportInfo::sourceArn),
                info.flatMap(ExportInfo::snapshotTime),
                info.map(ExportInfo::exportOnly).orElse(List.of()),
                clock.instant(),
                tables,
                findings.findings());
    }
}
