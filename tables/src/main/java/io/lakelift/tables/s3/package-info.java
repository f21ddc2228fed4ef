/** An export in its bucket: the only package that knows the SDK. */
@org.jspecify.annotations.NullMarked
package io.lakelift.tables.s3;
