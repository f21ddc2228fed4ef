/**
 * S3 without S3: objects in memory, and those of other services, which are asked for them at each call. Start at
 * {@link io.lakelift.fakes.s3.FakeS3}; {@link io.lakelift.fakes.s3.S3Protocol} serves it over HTTP.
 */
package io.lakelift.fakes.s3;
