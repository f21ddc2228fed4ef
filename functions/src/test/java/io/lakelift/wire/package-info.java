/**
 * What the services may answer: AWS's own clients over an HTTP client in memory, the adapters and functions over them.
 * {@link io.lakelift.wire.WireAnswers} generates answers, right and wrong ones.
 */
@NullMarked
package io.lakelift.wire;

import org.jspecify.annotations.NullMarked;
