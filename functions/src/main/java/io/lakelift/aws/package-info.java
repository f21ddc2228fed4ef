/**
 * What the adapters to AWS share: {@link io.lakelift.aws.AwsClients} creates the clients, {@link
 * io.lakelift.aws.ErrorTable} translates a service's errors into the domain's, and {@link io.lakelift.aws.Pages} reads
 * a list page by page.
 */
@NullMarked
package io.lakelift.aws;

import org.jspecify.annotations.NullMarked;
