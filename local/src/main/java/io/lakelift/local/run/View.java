package io.lakelift.local.run;

import io.lakelift.asl.Event;
import java.time.Instant;

/** Shows a run to a person or a program while it happens. */
public interface View {

    /** Called before anything happens. */
    default void begins(String what) {}

    /** A step of an execution, of which there may be several at once. */
    void happened(String execution, Event event);

    /** A notice was published. */
    void notice(SentNotice notice);

    /** A notice went to a topic of the account, where its readers get it. */
    default void sent(Instant time, SentNotice notice, String topicArn) {
        notice(notice);
    }

    /** Whether a person reads it, who may be asked something meanwhile. */
    default boolean isForPeople() {
        return true;
    }

    /** Nothing comes after this. */
    default void close() {}
}
