/**
 * Makes a checked export the newest night of its tables: {@link io.lakelift.tables.register.ExportRegistrar} prepares
 * all tables, then moves the catalog's pointers, and returns a {@link io.lakelift.tables.register.Registration}.
 */
@org.jspecify.annotations.NullMarked
package io.lakelift.tables.register;
