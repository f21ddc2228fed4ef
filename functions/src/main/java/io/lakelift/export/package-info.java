/** The domain. */
@org.jspecify.annotations.NullMarked
package io.lakelift.export;
