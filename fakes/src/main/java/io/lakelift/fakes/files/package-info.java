/**
 * What RDS and FSx write to S3. {@link io.lakelift.fakes.files.ExportShelf} and
 * {@link io.lakelift.fakes.files.ReportShelf} compute the files from the tasks when they are read.
 */
package io.lakelift.fakes.files;
