/** Exports that were copied to a disk, for example with {@code aws s3 sync}. */
@org.jspecify.annotations.NullMarked
package io.lakelift.tables.disk;
