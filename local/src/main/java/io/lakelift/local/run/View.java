package io.lakelift.local.run;

import io.lakelift.asl.Event;
import java.time.Instant;

/** Shows a run to a person or a program while it happens. */
public interface View {

    /** Shows a paragraph of introduction; may be called several times, before anything happens. */
    default void begins(String what) {}

    /** Called for each event of an execution; several executions may run at once. */
    void happened(String execution, Event event);

    /** Shows a notice that was published at this time, or that is only printed because there is no topic. */
    void notice(Instant time, SentNotice notice);

    /** Shows that a notice was sent to a topic in the account, where its subscribers receive it. */
    default void sent(Instant time, SentNotice notice, String topicArn) {
        notice(time, notice);
    }

    /** Whether the view is read by a person, who may be asked questions during the run. */
    default boolean isForPeople() {
        return true;
    }
}
