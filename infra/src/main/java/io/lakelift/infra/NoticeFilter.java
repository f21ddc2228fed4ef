package io.lakelift.infra;

import io.lakelift.config.Subscription;
import io.lakelift.config.Subscription.AlarmDelivery;
import io.lakelift.export.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Creates the SNS filter policy that selects the notices for a subscription by their message attributes. A notice must
 * match one of the values of every key.
 *
 * <p>SNS accepts at most five keys, and at most 150 combinations of their values. All outcomes, roles and severities
 * together would exceed that, so a policy does not list a key's values if the subscription accepts all of them.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html">Constraints</a>
 */
final class NoticeFilter {
    private NoticeFilter() {}

    /** Empty for all notices and alarms. */
    static Map<String, Object> of(Subscription wanted) {
        Map<String, Object> policy = new TreeMap<>();
        if (Subscription.isChoice(wanted.outcomes(), Outcome.values().length)) {
            policy.put(
                    "outcome",
                    orMissing(wanted.outcomes().stream().map(Outcome::name).toList()));
        }
        if (Subscription.isChoice(wanted.severity(), Subscription.SEVERITIES.size())) {
            policy.put("severity", orMissing(wanted.severity()));
        }
        if (Subscription.isChoice(wanted.roles(), Subscription.ROLES.size())) {
            policy.put("role", wanted.roles());
        } else if (!policy.isEmpty() || wanted.alarms() == AlarmDelivery.NONE) {
            policy.put("role", List.of(exists(true)));
        }
        return policy;
    }

    /**
     * A notice from an earlier version of a function may lack a new attribute: better one notice too many than one too
     * few.
     */
    private static List<Object> orMissing(List<String> values) {
        List<Object> all = new ArrayList<>(values);
        all.add(exists(false));
        return all;
    }

    private static Map<String, Object> exists(boolean there) {
        return Map.of("exists", there);
    }
}
