package io.lakelift.fakes.wire;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Decides which {@link Fault} each call to a fake service gets. Rules are tried in the order in which they were added,
 * and the first that matches a call decides. A rule for N calls is used up after N.
 */
public final class FaultScript {
    /** Matches every action of the service. */
    public static final String ANY = "*";

    private final List<Rule> rules = new ArrayList<>();
    private Function<String, Fault> fallback = action -> new Fault.Pass();

    private record Rule(String action, int left, Instant from, Instant until, Fault fault) {
        boolean fits(String called, Instant now) {
            return (action.equals(ANY) || action.equals(called)) && !now.isBefore(from) && now.isBefore(until);
        }

        Rule used() {
            return new Rule(action, left - 1, from, until, fault);
        }
    }

    /** Lets {@code fault} happen to the next {@code times} calls of {@code action} that no earlier rule has taken. */
    public synchronized FaultScript next(String action, int times, Fault fault) {
        if (times > 0) {
            rules.add(new Rule(action, times, Instant.MIN, Instant.MAX, fault));
        }
        return this;
    }

    /** Lets {@code fault} happen to every call of {@code action} from {@code from} until just before {@code until}. */
    public synchronized FaultScript during(String action, Instant from, Instant until, Fault fault) {
        rules.add(new Rule(action, Integer.MAX_VALUE, from, until, fault));
        return this;
    }

    /** Sets what happens to calls that match no rule: {@code fallback} chooses the fault for an action. */
    public synchronized FaultScript otherwise(Function<String, Fault> fallback) {
        this.fallback = fallback;
        return this;
    }

    /** Removes every rule, and what {@link #otherwise} set. */
    public synchronized void clear() {
        rules.clear();
        fallback = action -> new Fault.Pass();
    }

    synchronized Fault take(String action, Instant now) {
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            if (rule.fits(action, now)) {
                use(i, rule);
                return rule.fault();
            }
        }
        return fallback.apply(action);
    }

    private void use(int at, Rule rule) {
        if (rule.left() == 1) {
            rules.remove(at);
        } else if (rule.left() != Integer.MAX_VALUE) {
            rules.set(at, rule.used());
        }
    }
}
