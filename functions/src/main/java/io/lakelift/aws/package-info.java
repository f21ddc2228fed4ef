/**
 * What the adapters share: {@link io.lakelift.aws.ErrorTable} turns a service's errors into the domain's,
 * {@link io.lakelift.aws.Pages} reads a list to its end, if it has one.
 */
@NullMarked
package io.lakelift.aws;

import org.jspecify.annotations.NullMarked;
