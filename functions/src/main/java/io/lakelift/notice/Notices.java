package io.lakelift.notice;

import io.lakelift.export.error.NoticeRefused;
import io.lakelift.export.error.ServiceUnavailable;
import io.lakelift.export.error.Throttled;

/** Where notices leave. */
public interface Notices {

    /**
     * Sends a notice, at least once: the service knows no token against a second sending.
     *
     * @return the service's id of the message
     * @throws NoticeRefused if the topic is gone or may not be used
     * @throws Throttled if the service asks to slow down
     * @throws ServiceUnavailable if there was no answer; the notice may have been sent all the same
     */
    String send(Notice notice);
}
