/**
 * What a check of an export's files found: an {@link io.lakelift.tables.report.VerificationReport} of one
 * {@link io.lakelift.tables.report.TableReport} a table, each with its {@link io.lakelift.tables.report.Finding}s.
 * {@link io.lakelift.tables.report.ReportJson} writes it.
 */
@org.jspecify.annotations.NullMarked
package io.lakelift.tables.report;
