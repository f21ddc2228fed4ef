/**
 * Views that give an export's tables the database's own types where Parquet has text.
 * {@link io.lakelift.tables.views.ExportViews} makes the statements for a whole export, and
 * {@link io.lakelift.tables.views.AthenaView} the view of a registered table. For both,
 * {@link io.lakelift.tables.views.DatabaseType} determines which columns are cast, and a
 * {@link io.lakelift.tables.views.ViewDialect} writes the SQL.
 */
@org.jspecify.annotations.NullMarked
package io.lakelift.tables.views;
