/**
 * Compares what RDS says about an export with the files in its folder.
 *
 * <p>{@link io.lakelift.tables.verify.ExportVerifier} is the entry point. A
 * {@link io.lakelift.tables.verify.FolderScan} lists the folder and reads its manifests.
 * {@link io.lakelift.tables.verify.TableMatcher} matches the listed folders with the manifests' tables, and makes a
 * {@link io.lakelift.tables.verify.TablePlan} for each table. {@link io.lakelift.tables.verify.FileChecker} reads the
 * footers on several threads, and a {@link io.lakelift.tables.verify.TableTally} makes each table's report from them.
 */
@org.jspecify.annotations.NullMarked
package io.lakelift.tables.verify;
