/**
 * The notice: one message for each execution, saying truthfully how its export ended.
 * {@link io.lakelift.notice.Ending} is what there is to report, {@link io.lakelift.notice.NoticeWriter} makes a
 * {@link io.lakelift.notice.Notice} of it (text for people, data for machines, attributes for filters), and
 * {@link io.lakelift.notice.Notices} is the port that sends it.
 */
@NullMarked
package io.lakelift.notice;

import org.jspecify.annotations.NullMarked;
