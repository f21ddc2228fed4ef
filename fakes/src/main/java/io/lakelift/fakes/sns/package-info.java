/**
 * SNS without SNS: {@link io.lakelift.fakes.sns.FakeSns} accepts and keeps what Publish would accept,
 * {@link io.lakelift.fakes.sns.SnsEndpoint} serves it over HTTP.
 */
package io.lakelift.fakes.sns;
