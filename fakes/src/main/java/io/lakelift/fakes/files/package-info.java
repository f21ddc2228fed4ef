/**
 * What RDS and FSx leave in S3: {@link io.lakelift.fakes.files.ExportShelf} and
 * {@link io.lakelift.fakes.files.ReportShelf} derive it from the tasks at each moment, so that nothing has to be written
 * while no one looks.
 */
package io.lakelift.fakes.files;
