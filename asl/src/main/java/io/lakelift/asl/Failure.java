package io.lakelift.asl;

/**
 * The error and cause with which a state or an execution fails. Thrown only inside the interpreter, without a stack
 * trace.
 */
final class Failure extends RuntimeException {
    static final String DATA_LIMIT = "States.DataLimitExceeded";
    static final String QUERY = "States.QueryEvaluationError";
    static final String RUNTIME = "States.Runtime";

    private final String error;
    private final String reason;

    Failure(String error, String reason) {
        super(error + ": " + reason, null, false, false);
        this.error = error;
        this.reason = reason;
    }

    String error() {
        return error;
    }

    String reason() {
        return reason;
    }
}
