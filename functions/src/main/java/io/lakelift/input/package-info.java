/**
 * Reads what an execution's input, a fleet's input and the deployment's file may say about an export. {@link
 * io.lakelift.input.ExportParameter} is the one table of its parameters, {@link io.lakelift.input.SourceKind} lists the
 * kinds of source that take them, and {@link io.lakelift.input.Parameters} reads and checks them.
 *
 * <p>{@link io.lakelift.input.Fields} reads objects strictly, and {@link io.lakelift.input.Value} reads single values.
 * Both read a {@link io.lakelift.input.Tree}, which wraps Jackson's nodes in the functions and YAML's in {@code
 * config}. They report to a {@link io.lakelift.input.FaultReporter}, which throws at the first fault or collects all of
 * them.
 *
 * <p>The functions and the module {@code config} share this package, and tests compare the fleet's definition and the
 * JSON Schema with it. It needs no library, because {@code config} has none of the functions' libraries.
 */
@NullMarked
package io.lakelift.input;

import org.jspecify.annotations.NullMarked;
