/**
 * Footers of Parquet files: {@link io.lakelift.tables.parquet.FooterReader} reads one, as a rule with one ranged GET,
 * and says whether it can be right. Data is never read.
 */
@org.jspecify.annotations.NullMarked
package io.lakelift.tables.parquet;
