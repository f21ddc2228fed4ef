/**
 * SNS without SNS: {@link io.lakelift.local.aws.sns.FakeSns} takes what Publish would take and keeps it,
 * {@link io.lakelift.local.aws.sns.SnsEndpoint} puts it on the wire.
 */
package io.lakelift.local.aws.sns;
