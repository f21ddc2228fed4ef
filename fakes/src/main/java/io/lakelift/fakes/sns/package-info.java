/**
 * SNS in memory: {@link io.lakelift.fakes.sns.FakeSns} accepts and keeps what Publish would accept, and
 * {@link io.lakelift.fakes.sns.SnsEndpoint} serves it over HTTP.
 */
package io.lakelift.fakes.sns;
