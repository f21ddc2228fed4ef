package io.lakelift.fakes.wire;

import java.time.Duration;
import java.util.Map;

/** What a test, a scenario or a simulation does to a call to a fake service. */
public sealed interface Fault {

    /** Nothing goes wrong; in a script it lets a call through before the next fault. */
    record Pass() implements Fault {}

    /**
     * The service refuses the call, which has no effect.
     *
     * @param members the members of the error besides the message, by name
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

    /** The call takes effect after this time; the {@link Gate} decides how the time passes. */
    record Delay(Duration length) implements Fault {}

    /** The connection breaks before the request arrives, so the call has no effect. */
    record LoseRequest() implements Fault {}

    /** The connection breaks before the answer. The call has taken effect, unless the service refused it. */
    record LoseAnswer() implements Fault {}

    /**
     * Runs {@code event} before the call takes effect, such as a faster call by someone else. If it throws a
     * {@link ServiceError}, the call is refused with that error.
     */
    record Before(Runnable event) implements Fault {}

    /**
     * Runs {@code event} after the call has taken effect, but not if the service refuses the call. If it throws a
     * {@link ServiceError}, the caller gets that error instead of the answer.
     */
    record After(Runnable event) implements Fault {}

    /** "Rate exceeded", with the code that RDS returns if an account calls too often. */
    static Refuse throttling() {
        return new Refuse("Throttling", 400, "Rate exceeded");
    }

    /** "Rate exceeded", with the code that services with a JSON protocol return, such as FSx. */
    static Refuse throttlingException() {
        return new Refuse("ThrottlingException", 400, "Rate exceeded");
    }

    /** The 503 that a service returns during an outage. */
    static Fault unavailable() {
        return new Refuse("ServiceUnavailable", 503, "Service is unavailable. Please try again later.");
    }
}
