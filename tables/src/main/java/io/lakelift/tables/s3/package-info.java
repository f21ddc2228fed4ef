/** Exports and Lakelift's own objects in S3. */
@org.jspecify.annotations.NullMarked
package io.lakelift.tables.s3;
