package io.lakelift.fakes.wire;

import java.util.Map;

/** A service's error: a code from its model, or one that it is known to use, an HTTP status, and a sentence. */
public final class ServiceError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final int status;
    private final transient Map<String, String> members;

    public ServiceError(String code, int status, String message) {
        this(code, status, message, Map.of());
    }

    /** @param members what the error's shape has besides the message, by name */
    public ServiceError(String code, int status, String message, Map<String, String> members) {
        super(message);
        this.code = code;
        this.status = status;
        this.members = Map.copyOf(members);
    }

    /** What AWS would answer if it had a bug: here it is one of the fake. */
    static ServiceError defect(RuntimeException defect) {
        return new ServiceError("InternalFailure", 500, "a defect of the fake: " + defect);
    }

    public String code() {
        return code;
    }

    public int status() {
        return status;
    }

    public Map<String, String> members() {
        return members;
    }

    /** The Query protocol blames the sender for everything below 500, and the service itself above. */
    public String type() {
        return status < 500 ? "Sender" : "Receiver";
    }
}
