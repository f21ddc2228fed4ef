/**
 * What an execution's input, a fleet's and the deployment's file may say of an export:
 * {@link io.lakelift.input.ExportParameter} is the one table of its parameters, {@link io.lakelift.input.SourceKind} the
 * kinds of source that take them or not, {@link io.lakelift.input.Parameters} reads and checks them.
 *
 * <p>{@link io.lakelift.input.Fields} is the one strict reader of objects, and {@link io.lakelift.input.Value} of values: over
 * a {@link io.lakelift.input.Tree}, which Jackson's nodes are in the functions and YAML's in {@code config}. Their {@link
 * io.lakelift.input.Faults} end with the first fault or collect all.
 *
 * <p>The functions read it, the module {@code config} does, and tests hold the fleet's
 * definition and the JSON Schema against it. It needs no library, for {@code config} has none of the functions'.
 */
@NullMarked
package io.lakelift.input;

import org.jspecify.annotations.NullMarked;
