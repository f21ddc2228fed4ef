/**
 * The functions VerifyExport and RegisterTables: each reads a report, works on what lies in S3, and answers the report with what
 * it has found or done.
 */
@org.jspecify.annotations.NullMarked
package io.lakelift.tables.handler;
