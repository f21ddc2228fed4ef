/**
 * What the property tests share: {@link io.lakelift.property.RawJson} is JSON that may be wrong,
 * {@link io.lakelift.property.Mutation} breaks it, {@link io.lakelift.property.JsonGenerator} generates it,
 * {@link io.lakelift.property.Sentence} says what a person may be told, {@link io.lakelift.property.TryCounter} counts.
 */
@NullMarked
package io.lakelift.property;

import org.jspecify.annotations.NullMarked;
