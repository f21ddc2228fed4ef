package io.lakelift.infra;

import io.lakelift.config.Subscription;
import io.lakelift.config.Subscription.AlarmDelivery;
import io.lakelift.export.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which notices a subscription takes, as SNS's filter policy of message attributes. All keys must match, and of each one
 * value.
 *
 * <p>SNS takes at most five keys, and 150 as the product of their numbers of values. All outcomes, roles and severities
 * would be more, so a choice of all of them is none.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html">Constraints</a>
 */
final class NoticeFilter {
    private NoticeFilter() {}

    /** Empty for all notices, and the alarms beside them. */
    static Map<String, Object> of(Subscription wanted) {
        Map<String, Object> policy = new TreeMap<>();
        if (isChoice(wanted.outcomes(), Outcome.values().length)) {
            policy.put(
                    "outcome",
                    orMissing(wanted.outcomes().stream().map(Outcome::name).toList()));
        }
        if (isChoice(wanted.severity(), Subscription.SEVERITIES.size())) {
            policy.put("severity", orMissing(wanted.severity()));
        }
        if (isChoice(wanted.roles(), Subscription.ROLES.size())) {
            policy.put("role", wanted.roles());
        } else if (!policy.isEmpty() || wanted.alarms() == AlarmDelivery.NONE) {
            policy.put("role", List.of(exists(true)));
        }
        return policy;
    }

    /**
     * Whether the alarms of a subscription need a topic of their own. An alarm has no attributes at all, and SNS drops such
     * a message at every filter: {@code {"exists": false}} matches only where another attribute is there.
     *
     * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/attribute-key-matching.html">Key matching</a>
     */
    static boolean keepsAlarmsApart(Subscription wanted) {
        return switch (wanted.alarms()) {
            case ALSO -> !of(wanted).isEmpty();
            case ONLY -> true;
            case NONE -> false;
        };
    }

    private static boolean isChoice(Collection<?> chosen, int of) {
        return !chosen.isEmpty() && chosen.size() < of;
    }

    /** A notice of a function's earlier version may lack an attribute that is new: better one too many than one too few. */
    private static List<Object> orMissing(List<String> values) {
        List<Object> all = new ArrayList<>(values);
        all.add(exists(false));
        return all;
    }

    private static Map<String, Object> exists(boolean there) {
        return Map.of("exists", there);
    }
}
