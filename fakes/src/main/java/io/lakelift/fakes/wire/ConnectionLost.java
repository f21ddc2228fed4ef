package io.lakelift.fakes.wire;

/** The caller never hears an answer; whether the call took effect is exactly what it cannot know. */
public final class ConnectionLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConnectionLost(String what) {
        super(what);
    }
}
