/**
 * The one file that describes a deployment, {@code infra/lakelift.yaml}, read into records.
 *
 * <p>{@link io.lakelift.config.Config#read} is the entry: it returns a {@link io.lakelift.config.Config}, or every
 * {@link io.lakelift.config.Mistake} of the file at once, each one sentence with its line. {@link
 * io.lakelift.config.YamlFile} parses, {@link io.lakelift.input.Fields} reads strictly, as it does an input; the {@code
 * …Reader} classes know the keys, one class for each section. A record's components are the keys of its section, spelled
 * alike; a test compares them with the JSON Schema beside the file.
 *
 * <p>The CDK app and the command both read the file, so this module knows neither of them. It only knows Lakelift's
 * domain: whatever an execution's input may say, the file may say in the same words.
 */
@org.jspecify.annotations.NullMarked
package io.lakelift.config;
