/**
 * The notice: one message for each execution that says how its export ended. An {@link io.lakelift.notice.Ending}
 * contains everything to report, {@link io.lakelift.notice.NoticeWriter} turns it into a {@link
 * io.lakelift.notice.Notice} (text for people, data for programs, attributes for filters), and {@link
 * io.lakelift.notice.Notices} is the port that sends it.
 */
@NullMarked
package io.lakelift.notice;

import org.jspecify.annotations.NullMarked;
