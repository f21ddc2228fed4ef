/**
 * S3 without S3: objects in memory, and what the other services have written, which is asked of them at each call. Start
 * at {@link io.lakelift.fakes.s3.FakeS3}; {@link io.lakelift.fakes.s3.S3Protocol} puts it on the wire.
 */
package io.lakelift.fakes.s3;
