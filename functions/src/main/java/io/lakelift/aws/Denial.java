package io.lakelift.aws;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What to do about a call that IAM denied. The service's words name the kind of policy that decided.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html">Troubleshoot access
 *     denied error messages</a>
 */
final class Denial {
    private static final Pattern EXPLICIT =
            Pattern.compile("with an explicit deny in an? ([A-Za-z -]*?(policy|boundary))");
    private static final Pattern NOT_ALLOWED = Pattern.compile(
            "because no ((service control|resource control|session|VPC endpoint) policy|permissions boundary) allows");

    private Denial() {}

    /** @param said the service's own words */
    static String remedy(String said) {
        Matcher explicit = EXPLICIT.matcher(said);
        if (explicit.find()) {
            return "have the deny removed from that %s, because no other policy can override it"
                    .formatted(explicit.group(1));
        }
        Matcher missing = NOT_ALLOWED.matcher(said);
        return missing.find()
                ? "have it allowed in the %s, because the function's role alone cannot".formatted(missing.group(1))
                : "allow it in the function's role and in the policies above it";
    }
}
