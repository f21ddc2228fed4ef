/** Lakelift's own objects in a bucket: {@link io.lakelift.tables.store.ObjectStore} is the port. */
@org.jspecify.annotations.NullMarked
package io.lakelift.tables.store;
