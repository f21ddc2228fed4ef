package io.lakelift.local.aws.wire;

import java.util.ArrayList;
import java.util.List;

/** Every call that reached the service, in order: the service's own side of the story. */
public final class CallLog {
    private final List<Call> calls = new ArrayList<>();

    synchronized void add(Call call) {
        calls.add(call);
    }

    public synchronized List<Call> all() {
        return List.copyOf(calls);
    }

    public List<Call> of(String action) {
        return all().stream().filter(call -> call.action().equals(action)).toList();
    }

    public int count(String action) {
        return of(action).size();
    }
}
