/**
 * What RDS and FSx leave in S3: {@link io.lakelift.fakes.files.ExportShelf} and
 * {@link io.lakelift.fakes.files.ReportShelf} compute it from the tasks whenever it is read, so that nothing has to be
 * written in between.
 */
package io.lakelift.fakes.files;
