/**
 * What a check of an export's files found: a {@link io.lakelift.tables.report.VerificationReport} with a
 * {@link io.lakelift.tables.report.TableReport} for each table, each with its
 * {@link io.lakelift.tables.report.Finding}s. {@link io.lakelift.tables.report.ReportJson} writes it,
 * {@link io.lakelift.tables.report.ReportReader} reads it.
 */
@org.jspecify.annotations.NullMarked
package io.lakelift.tables.report;
