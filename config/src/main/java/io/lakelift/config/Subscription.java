package io.lakelift.config;

import io.lakelift.export.Outcome;
import io.lakelift.export.Role;
import io.lakelift.notice.Severity;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * One subscription to the notices, the alarms or both.
 *
 * @param protocol how SNS delivers
 * @param endpoint an e-mail address, a URL, or the ARN of a queue or function
 * @param outcomes the outcomes whose notices are sent; empty for all
 * @param roles the roles whose notices are sent, from {@link #ROLES}; empty for all
 * @param severity the severities whose notices are sent, from {@link #SEVERITIES}; empty for all
 * @param alarms whether alarms are sent as well as notices, instead of them, or not at all
 */
public record Subscription(
        Protocol protocol,
        String endpoint,
        List<Outcome> outcomes,
        List<String> roles,
        List<String> severity,
        AlarmDelivery alarms) {
    /** What a notice's attribute {@code role} may be: an execution's part in an export, or a fleet's summary. */
    public static final List<String> ROLES = Stream.concat(
                    Arrays.stream(Role.values()).map(Role::toString), Stream.of("fleet"))
            .toList();

    /** What a notice's attribute {@code severity} may be. */
    public static final List<String> SEVERITIES =
            Arrays.stream(Severity.values()).map(Severity::toString).toList();

    public Subscription {
        outcomes = List.copyOf(outcomes);
        roles = List.copyOf(roles);
        severity = List.copyOf(severity);
    }

    /**
     * Whether the alarms of this subscription need a topic of their own. An alarm has no attributes, and every filter
     * of notices drops such a message: {@code {"exists": false}} matches only if another attribute is present.
     *
     * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/attribute-key-matching.html">Key matching</a>
     */
    public boolean keepsAlarmsApart() {
        return alarms == AlarmDelivery.ONLY
                || alarms == AlarmDelivery.ALSO
                        && (isChoice(outcomes, Outcome.values().length)
                                || isChoice(severity, SEVERITIES.size())
                                || isChoice(roles, ROLES.size()));
    }

    /** Whether these values of a key leave out any notice. */
    public static boolean isChoice(Collection<?> chosen, int of) {
        return !chosen.isEmpty() && chosen.size() < of;
    }

    /** How SNS delivers. */
    public enum Protocol {
        EMAIL("email"),
        SQS("sqs"),
        HTTPS("https"),
        LAMBDA("lambda");

        private final String key;

        Protocol(String key) {
            this.key = key;
        }

        /** The key in the file, and SNS's own word. */
        public String key() {
            return key;
        }
    }

    /** Whether a subscription gets alarms. */
    public enum AlarmDelivery {
        /** Alarms as well as notices. */
        ALSO,
        /** Alarms but no notices. */
        ONLY,
        /** Notices but no alarms. */
        NONE
    }
}
