/**
 * What an execution's input, a fleet's and the deployment's file may say about an export:
 * {@link io.lakelift.input.ExportParameter} is the one table of its parameters, {@link io.lakelift.input.SourceKind} the
 * kinds of source that do or do not take them, {@link io.lakelift.input.Parameters} reads and checks them.
 *
 * <p>{@link io.lakelift.input.Fields} is the only strict reader of objects, and {@link io.lakelift.input.Value} of values: over
 * a {@link io.lakelift.input.Tree}, which is Jackson's nodes in the functions and YAML's in {@code config}. Their {@link
 * io.lakelift.input.FaultReporter} stop at the first fault or collect all.
 *
 * <p>The functions and the module {@code config} use it, and tests compare the fleet's
 * definition and the JSON Schema with it. It needs no library, because {@code config} has none of the functions'.
 */
@NullMarked
package io.lakelift.input;

import org.jspecify.annotations.NullMarked;
