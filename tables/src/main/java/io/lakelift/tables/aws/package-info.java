/**
 * What the adapters of S3 and the Glue Data Catalog share: the clients' settings, and the wording of AWS errors.
 */
@org.jspecify.annotations.NullMarked
package io.lakelift.tables.aws;
