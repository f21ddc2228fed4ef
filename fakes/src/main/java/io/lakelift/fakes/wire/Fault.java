package io.lakelift.fakes.wire;

import java.time.Duration;
import java.util.Map;

/** What may go wrong with one call, so that a test can say it instead of hoping for it. */
public sealed interface Fault {

    /** Nothing goes wrong; in a script it lets a call through before the next fault. */
    record Pass() implements Fault {}

    /**
     * The service refuses, and nothing happens.
     *
     * @param members what the error's shape has besides the message, by name
     */
    record Refuse(String code, int status, String message, Map<String, String> members) implements Fault {
        public Refuse {
            members = Map.copyOf(members);
        }

        public Refuse(String code, int status, String message) {
            this(code, status, message, Map.of());
        }

        /** This refusal as an exception. */
        public ServiceError error() {
            return new ServiceError(code, status, message, members);
        }
    }

    /** The call takes its effect late; who holds the clock decides what waiting means. */
    record Delay(Duration length) implements Fault {}

    /** The connection breaks before the service has heard the call. */
    record LoseRequest() implements Fault {}

    /** The call takes effect, and the connection breaks before the answer. */
    record LoseAnswer() implements Fault {}

    /** Something happens before the call takes effect: another caller is faster, or a {@link ServiceError} refuses. */
    record Before(Runnable event) implements Fault {}

    /** Something happens after the call has taken effect and before it is answered, be it a {@link ServiceError}. */
    record After(Runnable event) implements Fault {}

    /** "Rate exceeded", as RDS words it when an account calls too often. */
    static Refuse throttling() {
        return new Refuse("Throttling", 400, "Rate exceeded");
    }

    /** "Rate exceeded", as a service with a JSON protocol words it, such as FSx. */
    static Refuse throttlingException() {
        return new Refuse("ThrottlingException", 400, "Rate exceeded");
    }

    /** A 503 as a service in trouble sends it. */
    static Fault unavailable() {
        return new Refuse("ServiceUnavailable", 503, "Service is unavailable. Please try again later.");
    }
}
