/**
 * Footers of Parquet files: {@link io.lakelift.tables.parquet.FooterReader} reads a footer, usually with one ranged
 * GET, and looks for flaws in it. Data is never read.
 */
@org.jspecify.annotations.NullMarked
package io.lakelift.tables.parquet;
