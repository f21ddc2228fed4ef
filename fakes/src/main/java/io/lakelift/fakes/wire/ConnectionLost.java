package io.lakelift.fakes.wire;

/** The connection broke before the answer, so the caller cannot know whether the call took effect. */
public final class ConnectionLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConnectionLost(String what) {
        super(what);
    }
}
