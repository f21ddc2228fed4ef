package io.lakelift.local.cli;

/** Something the command was given cannot be used; the message is one sentence for the person who gave it. */
final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unusable(String message) {
        super(message);
    }
}
