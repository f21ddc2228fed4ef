package io.lakelift.export;

import io.lakelift.export.error.ExportRefused;
import io.lakelift.export.error.Refusal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An Amazon Resource Name, taken apart. {@code resource} is everything after the account and may itself contain colons.
 * RDS stores the names of instances, clusters and snapshots in lower case and returns them that way, so they are in
 * lower case here too, and two ARNs of the same thing are equal.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html">Amazon Resource Names</a>
 */
public record Arn(String partition, String service, String region, String account, String resource) {
    private static final String UP_TO_THE_RESOURCE = "arn:(aws[a-z-]*):([a-z0-9-]+):([a-z0-9-]*):([0-9]{12}|):";

    private static final Pattern FORM = Pattern.compile(UP_TO_THE_RESOURCE + "([!-~]+)");
    /** Step Functions allows letters of any script, and some symbols, in an execution's name. */
    private static final Pattern OF_EXECUTION = Pattern.compile(UP_TO_THE_RESOURCE + "([^\\s\\p{Cntrl}]+)");

    private static final Pattern RDS_NAME =
            Pattern.compile("((?:arn:aws[a-z-]*:rds:[^:]*:[^:]*:)?(?:snapshot|cluster-snapshot|cluster|db):)(.*)");
    private static final int MAX_LENGTH = 2048;

    public Arn {
        resource = service.equals("rds") ? asStored(resource) : resource;
    }

    /**
     * Reads an ARN.
     *
     * @param field the input field that contains it, for the error message
     * @throws ExportRefused if {@code text} is not an ARN
     */
    public static Arn parse(String field, String text) {
        return parse(FORM, field, text);
    }

    /**
     * Reads the ARN of an execution, or of the schedule that calls a function instead.
     *
     * @param field the input field that contains it, for the error message
     * @throws ExportRefused if {@code text} is not an ARN
     * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html">The
     *     characters that an execution's name may have</a>
     */
    public static Arn parseExecution(String field, String text) {
        return parse(OF_EXECUTION, field, text);
    }

    private static Arn parse(Pattern form, String field, String text) {
        Matcher matcher = form.matcher(text);
        if (text.length() > MAX_LENGTH || !matcher.matches()) {
            throw Refusal.INVALID_INPUT.because(
                    "%s %s is not an ARN: give one as arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE."
                            .formatted(field, Text.quoted(text)));
        }
        return new Arn(matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4), matcher.group(5));
    }

    /** The text as RDS stores it if it is an RDS ARN, or the resource of one; any other text unchanged. */
    public static String asStored(String text) {
        Matcher matcher = RDS_NAME.matcher(text);
        return matcher.matches() ? matcher.group(1) + matcher.group(2).toLowerCase(Locale.ROOT) : text;
    }

    /** Everything before the resource, including the last colon. */
    public String prefix() {
        return String.join(":", "arn", partition, service, region, account, "");
    }

    @Override
    public String toString() {
        return prefix() + resource;
    }
}
