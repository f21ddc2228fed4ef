/**
 * What the property tests share: {@link io.lakelift.property.Tree} is JSON that may be wrong,
 * {@link io.lakelift.property.Mutation} breaks it, {@link io.lakelift.property.Json} generates it,
 * {@link io.lakelift.property.Sentence} says what a person may be told, {@link io.lakelift.property.Tried} counts.
 */
@NullMarked
package io.lakelift.property;

import org.jspecify.annotations.NullMarked;
