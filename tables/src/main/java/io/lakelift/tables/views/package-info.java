/**
 * Views that give an export's tables the database's own types where Parquet has text. {@link
 * io.lakelift.tables.views.ExportViews} makes them of an {@link io.lakelift.tables.verify.ExportOutline}, in the SQL of
 * a {@link io.lakelift.tables.views.ViewDialect}; {@link io.lakelift.tables.views.DatabaseType} knows which types there
 * are.
 */
@org.jspecify.annotations.NullMarked
package io.lakelift.tables.views;
