/** The adapter to Amazon SNS: {@link io.lakelift.sns.SnsNotices} publishes notices to one topic. */
@NullMarked
package io.lakelift.sns;

import org.jspecify.annotations.NullMarked;
