/**
 * Compares what RDS says about an export with the files in its folder.
 *
 * <p>{@link io.lakelift.tables.verify.ExportVerifier} is the entry point. It makes a
 * {@link io.lakelift.tables.verify.FolderContents} of one listing, {@link io.lakelift.tables.verify.TableMatcher}
 * assigns folders to the tables of the manifest, each a {@link io.lakelift.tables.verify.TablePlan};
 * {@link io.lakelift.tables.verify.FileChecker} reads the footers on several threads and returns them in order, and a
 * {@link io.lakelift.tables.verify.TableTally} adds up each table's.
 */
@org.jspecify.annotations.NullMarked
package io.lakelift.tables.verify;
