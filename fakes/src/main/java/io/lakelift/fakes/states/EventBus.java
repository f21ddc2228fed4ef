package io.lakelift.fakes.states;

import io.lakelift.asl.StrictJson;
import io.lakelift.asl.time.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The account's event bus in EventBridge. Each event that arrives goes to every subscriber, and starts an execution for
 * every rule that matches. A {@link Delivery} decides whether an event arrives once, twice, late or never.
 */
public final class EventBus {

    /** Starts an execution for a rule. */
    interface Target {
        void start(Rule rule, String executionName, Map<String, Object> event);
    }

    /** How the next event that matches is delivered; used once. */
    private record NextDelivery(EventPattern pattern, Delivery delivery) {}

    private final Timeline timeline;
    private final Target target;
    private final List<Consumer<Map<String, Object>>> subscribers = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();
    private final List<NextDelivery> nextDeliveries = new ArrayList<>();
    private Supplier<Delivery> delivery = () -> Delivery.ONCE;

    EventBus(Timeline timeline, Target target) {
        this.timeline = timeline;
        this.target = target;
    }

    /** Calls {@code hears} with a copy of every event that arrives. */
    public void subscribe(Consumer<Map<String, Object>> hears) {
        subscribers.add(hears);
    }

    /** Adds a rule, which receives the events that arrive from now on. */
    public void add(Rule rule) {
        rules.add(rule);
    }

    public void remove(Rule rule) {
        rules.remove(rule);
    }

    /** Sets how the events sent from now on are delivered. */
    public void deliver(Delivery how) {
        deliver(() -> how);
    }

    /** Sets how the events sent from now on are delivered; {@code how} is asked again for each event. */
    public void deliver(Supplier<Delivery> how) {
        delivery = how;
    }

    /** Sets how the next event that matches is delivered. Further calls apply to further events, in order. */
    public void deliverNext(EventPattern pattern, Delivery how) {
        nextDeliveries.add(new NextDelivery(pattern, how));
    }

    void publish(Map<String, Object> event) {
        String text = StrictJson.write(event);
        List<Duration> arrivals = deliveryOf(event).after();
        for (int i = 0; i < arrivals.size(); i++) {
            int time = i;
            timeline.after(arrivals.get(i), () -> arrive(text, time));
        }
    }

    private Delivery deliveryOf(Map<String, Object> event) {
        for (Iterator<NextDelivery> left = nextDeliveries.iterator(); left.hasNext(); ) {
            NextDelivery next = left.next();
            if (next.pattern().matches(event)) {
                left.remove();
                return next.delivery();
            }
        }
        return delivery.get();
    }

    private void arrive(String text, int time) {
        List.copyOf(subscribers).forEach(hears -> hears.accept(read(text)));
        for (Rule rule : List.copyOf(rules)) {
            Map<String, Object> event = read(text);
            if (rule.pattern().matches(event)) {
                target.start(rule, event.get("id") + "_" + Arns.uuid(event.get("id"), rule.name(), time), event);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> read(String text) {
        return (Map<String, Object>) StrictJson.read(text);
    }
}
