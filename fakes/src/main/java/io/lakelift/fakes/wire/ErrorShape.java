package io.lakelift.fakes.wire;

import java.util.Map;
import java.util.TreeMap;

/**
 * An error of a service's model: its code and its HTTP status.
 *
 * @param members what its shape requires besides the message, by name, with the values in a scripted fault
 */
public record ErrorShape(String code, int status, Map<String, String> members) {
    public ErrorShape {
        members = Map.copyOf(members);
    }

    /** One with a message only. */
    public ErrorShape(String code, int status) {
        this(code, status, Map.of());
    }

    /** The same with a member that the shape requires. */
    public ErrorShape with(String member, String value) {
        Map<String, String> more = new TreeMap<>(members);
        more.put(member, value);
        return new ErrorShape(code, status, more);
    }

    /** What a call is refused with. */
    public ServiceError because(String message) {
        return fault(message).error();
    }

    /** For a fault script: some errors follow from nothing that a caller does. */
    public Fault.Refuse fault(String message) {
        return new Fault.Refuse(code, status, message, members);
    }
}
