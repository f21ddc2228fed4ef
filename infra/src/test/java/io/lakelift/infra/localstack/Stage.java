package io.lakelift.infra.localstack;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Where a {@link Story} is played: somewhere with state machines, a bus for events, and a topic that is listened to.
 */
interface Stage {
    /** The services behind the functions. */
    Fakes fakes();

    /**
     * Starts an execution, as a person does.
     *
     * @param machine what the state machine's name ends with
     * @return its ARN
     */
    String start(String machine, Map<String, Object> input);

    /** Stops an execution, as a person does. */
    void stop(String execution);

    /** Sends RDS's event of a snapshot to the bus, where a rule starts an export for it. */
    void snapshotCreated(String detailType, Map<String, Object> detail);

    /** The first execution whose input holds the text, as soon as there is one. */
    Optional<String> find(String text);

    /** Where an execution went so far: the steps of its {@link ExecutionCourse}. */
    List<String> course(String execution);

    boolean isOver(String execution);

    /** What was reported of exports of a source: role and outcome. */
    List<String> notices(String source);

    /** Lets time pass until it holds. */
    void until(String what, BooleanSupplier holds);

    /** Lets time pass until the execution is in the state. */
    default void untilIn(String execution, String state) {
        until("the execution enters \"" + state + "\"", () -> {
            List<String> course = course(execution);
            return !course.isEmpty() && course.getLast().equals(state);
        });
    }

    /** Lets time pass until there is an execution whose input holds the text. */
    default String untilFound(String text) {
        until("an execution of " + text + " is started", () -> find(text).isPresent());
        return find(text).orElseThrow();
    }
}
