/** The function VerifyExport: {@link io.lakelift.tables.handler.VerifyExport} reads a report and answers it with what lies in S3. */
@org.jspecify.annotations.NullMarked
package io.lakelift.tables.handler;
