/**
 * The functions {@link io.lakelift.tables.handler.VerifyExport} and {@link io.lakelift.tables.handler.RegisterTables}:
 * each takes a report, works on objects in S3, and returns the report with what it found or did.
 */
@org.jspecify.annotations.NullMarked
package io.lakelift.tables.handler;
