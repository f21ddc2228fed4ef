package io.lakelift.asl;

/** Watches one execution, or several; a display and a trace need no more. It is called on the timeline's thread. */
@FunctionalInterface
public interface Listener {
    Listener NONE = event -> {};

    void happened(Event event);
}
