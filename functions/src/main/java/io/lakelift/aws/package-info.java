/**
 * What the adapters share: {@link io.lakelift.aws.ErrorTable} turns what a service refuses into the domain's errors,
 * {@link io.lakelift.aws.Pages} reads a list to its end, if it has one.
 */
@NullMarked
package io.lakelift.aws;

import org.jspecify.annotations.NullMarked;
