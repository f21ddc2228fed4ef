package io.lakelift.tables.verify;

import io.lakelift.tables.folder.StoredFile;
import io.lakelift.tables.parquet.Column;
import io.lakelift.tables.parquet.Footer;
import io.lakelift.tables.report.Finding;
import io.lakelift.tables.report.FindingKind;
import io.lakelift.tables.report.TableReport;
import java.util.List;

/** Adds up what the footers of one table's files say, and makes the table's report. */
final class TableTally {
    private final TablePlan plan;
    private final FindingTally findings = new FindingTally();
    private final Shapes shapes = new Shapes();
    private long files;
    private long rows;
    private long bytes;

    TableTally(TablePlan plan) {
        this.plan = plan;
        plan.findings().forEach(findings::add);
    }

    void add(StoredFile file, Footer footer) {
        files++;
        bytes += file.bytes();
        switch (footer) {
            case Footer.Readable readable -> {
                rows += readable.rows();
                shapes.add(file.path(), readable.columns());
            }
            case Footer.Unreadable unreadable ->
                findings.add(Finding.of(
                        FindingKind.FILE_UNREADABLE,
                        "%s cannot be read: %s.".formatted(file.path(), unreadable.reason()),
                        file.path()));
            case Footer.Changed ignored ->
                findings.add(Finding.of(
                        FindingKind.FILE_CHANGED,
                        "%s was deleted or replaced while it was being checked: check again.".formatted(file.path()),
                        file.path()));
        }
    }

    /** Compares the files with each other and with the manifest, and returns the report; call it once, at the end. */
    TableReport report() {
        if (!plan.isShared()) {
            shapes.report(plan.columns(), findings);
        }
        List<Finding> found = findings.findings();
        List<Column> columns = shapes.columns(plan.columns());
        return new TableReport(
                plan.name(),
                StatusRule.status(found),
                plan.path(),
                files,
                rows,
                bytes,
                columns,
                plan.mappings(),
                found);
    }
}
