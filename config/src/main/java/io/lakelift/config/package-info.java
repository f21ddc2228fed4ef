/**
 * The one file that describes a deployment, {@code infra/lakelift.yaml}, read into records.
 *
 * <p>{@link io.lakelift.config.Config#read} is the entry: it returns a {@link io.lakelift.config.Config}, or every
 * {@link io.lakelift.config.Mistake} of the file at once, each one sentence with its line. {@link
 * io.lakelift.config.YamlFile} parses the file, {@link io.lakelift.input.Fields} reads it as strictly as an execution's
 * input, and the {@code …Reader} classes define the keys, one class for each section. A record's components have the
 * names of the keys in its section; a test compares them with the JSON Schema beside the file.
 *
 * <p>The CDK app and the command both read the file, so this module depends on neither of them, but only on Lakelift's
 * domain. Whatever an execution's input may contain, the file may contain in the same form.
 */
@org.jspecify.annotations.NullMarked
package io.lakelift.config;
