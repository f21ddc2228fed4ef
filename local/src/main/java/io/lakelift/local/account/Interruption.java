package io.lakelift.local.account;

import static java.util.Objects.requireNonNull;

import io.lakelift.asl.time.Timeline;
import io.lakelift.local.run.FollowedExport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Handles Ctrl-C in a run in an account: the first one asks what to do, a second one leaves; if no one can be asked,
 * the first one leaves. The decision takes effect on the timeline, between two calls, so that no start is abandoned
 * half-way.
 */
final class Interruption {
    private static final int INT = 2;

    /** What the person is doing. */
    private enum Mood {
        WATCHING,
        ASKED,
        CANCELLING,
        LEAVING
    }

    private final Timeline timeline;
    private final FollowedExport followed;
    private final boolean cancellable;
    private final Question question;
    private final boolean answers;
    private final List<Runnable> held = new ArrayList<>();
    private Runnable cancel = () -> {};
    private Mood mood = Mood.WATCHING;
    private volatile OptionalInt left = OptionalInt.empty();

    /**
     * @param cancellable false for an execution that is itself a cancel
     * @param answers whether someone is there to be asked
     */
    Interruption(Timeline timeline, FollowedExport followed, boolean cancellable, Question question, boolean answers) {
        this.timeline = requireNonNull(timeline, "timeline is null");
        this.followed = requireNonNull(followed, "followed is null");
        this.cancellable = cancellable;
        this.question = requireNonNull(question, "question is null");
        this.answers = answers;
    }

    /** @param stop stops the execution and has its export cancelled; called on the timeline's thread */
    synchronized void cancelBy(Runnable stop) {
        cancel = requireNonNull(stop, "stop is null");
    }

    /** The exit status of the user who left; empty while the run goes on. */
    OptionalInt left() {
        return left;
    }

    /** Shows something, though not in the middle of a question: then it is kept until that is answered. */
    synchronized void show(Runnable shown) {
        held.add(shown);
        if (mood != Mood.ASKED) {
            release();
        }
    }

    /** Shows what was kept; called at the end of the run, whether a question is still open or not. */
    synchronized void release() {
        held.forEach(Runnable::run);
        held.clear();
    }

    /** Called when a signal comes; never waits. */
    synchronized void heard(int signal) {
        if (signal == INT && answers && mood == Mood.WATCHING) {
            mood = Mood.ASKED;
            Thread.ofPlatform().daemon().name("question").start(this::ask);
        } else {
            leave(128 + signal);
        }
    }

    private void ask() {
        boolean offered = cancellable && !followed.joined();
        String choices = offered
                ? "[c] cancel it and wait for its end, [l] leave it running and end here, [g] go on watching:"
                : "[l] leave it running and end here, [g] go on watching:";
        String text = System.lineSeparator() + followed.spoken() + " " + choices;
        while (!decided(question.ask(text), offered)) {
            text = choices;
        }
    }

    /** False for an answer that is not one of the choices. If the input has ended, there is no one who could watch. */
    private synchronized boolean decided(String answer, boolean offered) {
        if (mood != Mood.ASKED) {
            return true;
        }
        switch (answer) {
            case "c" -> {
                if (!offered) {
                    return false;
                }
                mood = Mood.CANCELLING;
                timeline.after(Duration.ZERO, this::release);
                timeline.after(Duration.ZERO, cancel);
            }
            case "l", "" -> leave(128 + INT);
            case "g" -> {
                mood = Mood.WATCHING;
                timeline.after(Duration.ZERO, this::release);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void leave(int status) {
        mood = Mood.LEAVING;
        timeline.after(Duration.ZERO, () -> left = OptionalInt.of(status));
    }
}
