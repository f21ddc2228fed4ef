/** What the adapters share: {@link io.lakelift.aws.ErrorTable} turns what a service refuses into the domain's errors. */
@NullMarked
package io.lakelift.aws;

import org.jspecify.annotations.NullMarked;
