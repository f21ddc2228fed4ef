/**
 * S3 in memory: objects that calls wrote, and those that other services write, which a
 * {@link io.lakelift.fakes.s3.Shelf} provides whenever they are read. Start at {@link io.lakelift.fakes.s3.FakeS3};
 * {@link io.lakelift.fakes.s3.S3Protocol} serves it over HTTP.
 */
package io.lakelift.fakes.s3;
