package io.lakelift.local.account;

import static java.util.Objects.requireNonNull;

import io.lakelift.asl.time.Timeline;
import io.lakelift.local.run.FollowedExport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Handles signals during a run in an account. On Ctrl-C, the user is asked whether to cancel the export, leave it
 * running, or go on watching. Cancelling is not offered if the run is itself a cancel, or follows an export that
 * another execution started. Another Ctrl-C, before the answer or during a cancel, leaves the export running. So does
 * any other signal, and the first Ctrl-C if no one can be asked. The decision takes effect on the timeline, between two
 * calls, so that no start is abandoned halfway.
 */
final class Interruption {
    private static final int INT = 2;

    /** What the user was asked or has decided. */
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
     * @param answers whether a person can be asked
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

    /** The exit status if the user has left the export running; empty while the run goes on. */
    OptionalInt left() {
        return left;
    }

    /** Runs {@code shown}, or keeps it until the open question is answered. */
    synchronized void show(Runnable shown) {
        held.add(shown);
        if (mood != Mood.ASKED) {
            release();
        }
    }

    /** Shows what was kept, even if a question is still open, as it may be at the end of the run. */
    synchronized void release() {
        held.forEach(Runnable::run);
        held.clear();
    }

    /** Called when a signal arrives; never waits for an answer. */
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
        String text = System.lineSeparator() + followed.sentence() + " " + choices;
        while (!decided(question.ask(text), offered)) {
            text = choices;
        }
    }

    /**
     * Carries out an answer; false if it is not one of the choices. The empty answer leaves the export running, because
     * standard input may have ended.
     */
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
