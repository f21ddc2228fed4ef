/**
 * The AWS Glue Data Catalog: {@link io.lakelift.tables.glue.GlueTables} is the adapter for the port in {@code catalog}.
 */
@org.jspecify.annotations.NullMarked
package io.lakelift.tables.glue;
