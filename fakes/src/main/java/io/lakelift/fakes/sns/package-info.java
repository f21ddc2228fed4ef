/**
 * SNS without SNS: {@link io.lakelift.fakes.sns.FakeSns} takes what Publish would take and keeps it,
 * {@link io.lakelift.fakes.sns.SnsEndpoint} puts it on the wire.
 */
package io.lakelift.fakes.sns;
