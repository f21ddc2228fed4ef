package io.lakelift.fakes.wire;

import java.util.ArrayList;
import java.util.List;

/** All calls to a fake service, throttled and lost ones included, in the order in which they ended. */
public final class CallLog {
    private final List<Call> calls = new ArrayList<>();

    synchronized void add(Call call) {
        calls.add(call);
    }

    public synchronized List<Call> all() {
        return List.copyOf(calls);
    }

    /** The number of calls so far; {@link #since} returns the calls after them. */
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
