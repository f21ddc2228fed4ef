package io.lakelift.fakes.wire;

import java.util.Map;

/**
 * An error response of a service: a code, an HTTP status and a message. The code is from the service's model, or one
 * that the service is known to use.
 */
public final class ServiceError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final int status;
    private final transient Map<String, String> members;

    public ServiceError(String code, int status, String message) {
        this(code, status, message, Map.of());
    }

    /** @param members the members of the error's shape besides the message, by name */
    public ServiceError(String code, int status, String message, Map<String, String> members) {
        super(message);
        this.code = code;
        this.status = status;
        this.members = Map.copyOf(members);
    }

    /** The answer to a defect of the fake: what AWS returns for a defect of its own. */
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

    /** The Query protocol's error type: Sender for a status below 500, otherwise Receiver. */
    public String type() {
        return status < 500 ? "Sender" : "Receiver";
    }
}
