/**
 * The one file that describes a deployment, {@code infra/lakelift.yaml}, read into records.
 *
 * <p>Start with {@link io.lakelift.config.Config#read}. It returns a {@link io.lakelift.config.Config}, or throws
 * {@link io.lakelift.config.InvalidConfig} with every {@link io.lakelift.config.Mistake} in the file. {@link
 * io.lakelift.config.YamlFile} parses the file, {@link io.lakelift.input.Fields} reads it as strictly as an execution's
 * input, and the {@code …Reader} classes define the keys. Most records have a component for each key of their section,
 * with the key's name; a test compares them with the JSON Schema beside the file.
 *
 * <p>The CDK app and the command both read the file, so this module depends on neither of them, only on Lakelift's
 * domain. Export parameters have the same form in the file as in an execution's input.
 */
@org.jspecify.annotations.NullMarked
package io.lakelift.config;
