package io.lakelift.asl;

/** Receives the events of one or more executions, on the timeline's thread. */
@FunctionalInterface
public interface Listener {
    Listener NONE = event -> {};

    void happened(Event event);
}
