/**
 * Compares what RDS says about an export with what lies in its folder.
 *
 * <p>{@link io.lakelift.tables.verify.ExportVerifier} is the entry. It makes an {@link
 * io.lakelift.tables.verify.FolderContents} of one listing, {@link io.lakelift.tables.verify.TableMatcher} assigns folders
 * to the tables of the manifest, each a {@link io.lakelift.tables.verify.TablePlan}; {@link
 * io.lakelift.tables.verify.FileChecker} reads the footers, some at once and answered in order, and a {@link
 * io.lakelift.tables.verify.TableTally} adds up each table's. Tallies can be merged, and the files are taken one by
 * one, so the work can be done in pieces.
 */
@org.jspecify.annotations.NullMarked
package io.lakelift.tables.verify;
