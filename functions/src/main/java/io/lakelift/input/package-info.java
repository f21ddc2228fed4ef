/**
 * What an execution's input, a fleet's and the deployment's file may say of an export:
 * {@link io.lakelift.input.ExportParameter} is the one table of its parameters, {@link io.lakelift.input.SourceKind} the
 * kinds of source that take them or not. The functions read it, the module {@code config} does, and tests hold the fleet's
 * definition and the JSON Schema against it. It needs no library, for {@code config} has none of the functions'.
 */
@NullMarked
package io.lakelift.input;

import org.jspecify.annotations.NullMarked;
