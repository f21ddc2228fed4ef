package io.lakelift.fakes.wire;

import java.util.ArrayList;
import java.util.List;

/** Every call that reached the service, in order, as the service saw it. */
public final class CallLog {
    private final List<Call> calls = new ArrayList<>();

    synchronized void add(Call call) {
        calls.add(call);
    }

    public synchronized List<Call> all() {
        return List.copyOf(calls);
    }

    /** How many calls there were so far; {@link #since} gives those that come after. */
    public synchronized int size() {
        return calls.size();
    }

    /** @param size an earlier result of {@link #size} */
    public synchronized List<Call> since(int size) {
        return List.copyOf(calls.subList(size, calls.size()));
    }

    public List<Call> of(String action) {
        return all().stream().filter(call -> call.action().equals(action)).toList();
    }

    public int count(String action) {
        return of(action).size();
    }
}
