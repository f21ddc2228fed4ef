/** An export in its bucket. */
@org.jspecify.annotations.NullMarked
package io.lakelift.tables.s3;
