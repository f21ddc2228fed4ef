/** What the adapters of S3 and of the Glue Data Catalog have in common: how a client calls, and what any service refuses. */
@org.jspecify.annotations.NullMarked
package io.lakelift.tables.aws;
