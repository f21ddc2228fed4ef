package io.lakelift.notice;

import io.lakelift.export.error.NoticeRefused;
import io.lakelift.export.error.ServiceUnavailable;
import io.lakelift.export.error.Throttled;

/** Sends notices; the implementation publishes them to SNS. */
public interface Notices {

    /**
     * Sends a notice, at least once: the service has no token to prevent a second sending.
     *
     * @return the service's id of the message
     * @throws NoticeRefused if the topic was deleted or may not be used
     * @throws Throttled if the service asks to slow down
     * @throws ServiceUnavailable if there was no answer; the notice may have been sent nevertheless
     */
    String send(Notice notice);
}
