package io.lakelift.fakes.sns;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Checks message attributes by the rules on the page "Amazon SNS message attributes": how names are formed, which types
 * exist, and that no value is empty.
 */
final class AttributeRules {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");
    private static final Pattern TYPE = Pattern.compile("(String|String\\.Array|Number|Binary)(\\.[A-Za-z0-9_.-]+)?");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");

    private AttributeRules() {}

    static void check(Map<String, Attribute> attributes) {
        attributes.forEach(AttributeRules::check);
    }

    private static void check(String name, Attribute attribute) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean reserved = lower.startsWith("aws.") || lower.startsWith("amazon.");
        if (name.length() > 256 || reserved || !NAME.matcher(name).matches()) {
            throw invalid("The message attribute name '" + name + "' is invalid.");
        }
        if (!TYPE.matcher(attribute.dataType()).matches()) {
            throw invalid("The message attribute '" + name + "' has an invalid message attribute type, the set of"
                    + " supported type prefixes is Binary, Number, and String.");
        }
        if (attribute.value().isEmpty()) {
            throw invalid("The message attribute '" + name + "' must contain non-empty message attribute value for"
                    + " message attribute type '" + attribute.dataType() + "'.");
        }
        if (attribute.dataType().startsWith("Number")
                && !NUMBER.matcher(attribute.value()).matches()) {
            throw invalid("Could not cast message attribute '" + name + "' value to number.");
        }
    }

    private static RuntimeException invalid(String message) {
        return SnsError.PARAMETER_VALUE_INVALID.because(message);
    }
}
