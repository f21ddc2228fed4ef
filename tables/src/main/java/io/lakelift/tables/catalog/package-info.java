/** The tables of one database of a catalog: {@link io.lakelift.tables.catalog.TableCatalog} is the port. */
@org.jspecify.annotations.NullMarked
package io.lakelift.tables.catalog;
