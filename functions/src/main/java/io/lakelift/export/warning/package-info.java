/**
 * RDS's WarningMessage, parsed. {@link io.lakelift.export.warning.ExportWarning} decides whether anything is missing
 * from a complete export, and the notice says what. It is part of the domain, which depends on no JSON library, so it
 * has a small reader of its own.
 */
@org.jspecify.annotations.NullMarked
package io.lakelift.export.warning;
