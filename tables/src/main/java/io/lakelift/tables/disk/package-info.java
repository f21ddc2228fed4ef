/** An export that was copied to a disk, say by {@code aws s3 sync}. */
@org.jspecify.annotations.NullMarked
package io.lakelift.tables.disk;
