package io.lakelift.local.aws.wire;

/** What a service answers when it refuses: a code from its model (or from its habits), an HTTP status, and a sentence. */
public final class ServiceError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final int status;

    public ServiceError(String code, int status, String message) {
        super(message);
        this.code = code;
        this.status = status;
    }

    public String code() {
        return code;
    }

    public int status() {
        return status;
    }

    /** The Query protocol blames the sender for everything below 500, and the service itself above. */
    public String type() {
        return status < 500 ? "Sender" : "Receiver";
    }
}
