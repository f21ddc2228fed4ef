/**
 * The functions {@link io.lakelift.tables.handler.VerifyExport} and {@link io.lakelift.tables.handler.RegisterTables}:
 * each takes the state machine's last report on an export, and returns it with what it found or did.
 */
@org.jspecify.annotations.NullMarked
package io.lakelift.tables.handler;
