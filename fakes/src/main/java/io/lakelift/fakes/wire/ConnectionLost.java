package io.lakelift.fakes.wire;

/** The caller never gets an answer, so it cannot know whether the call took effect. */
public final class ConnectionLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConnectionLost(String what) {
        super(what);
    }
}
