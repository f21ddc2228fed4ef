package io.lakelift.fakes.wire;

import java.util.Map;
import java.util.TreeMap;

/**
 * An error that a service can return: its code and its HTTP status.
 *
 * @param members the members that its shape requires besides the message, and their values, by name
 */
public record ErrorShape(String code, int status, Map<String, String> members) {
    public ErrorShape {
        members = Map.copyOf(members);
    }

    /** An error that has a message only. */
    public ErrorShape(String code, int status) {
        this(code, status, Map.of());
    }

    /** This error with one more member that its shape requires. */
    public ErrorShape with(String member, String value) {
        Map<String, String> more = new TreeMap<>(members);
        more.put(member, value);
        return new ErrorShape(code, status, more);
    }

    /** This error as the exception that refuses a call. */
    public ServiceError because(String message) {
        return fault(message).error();
    }

    /** This error as a fault for a {@link FaultScript}, such as for an error that no request causes. */
    public Fault.Refuse fault(String message) {
        return new Fault.Refuse(code, status, message, members);
    }
}
