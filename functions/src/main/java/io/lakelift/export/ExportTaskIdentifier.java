package io.lakelift.export;

import io.lakelift.export.error.Refusal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The name of an RDS export task. RDS never accepts the same name twice, so a retried start can never become a second
 * export; that is why Lakelift generates the name, and no input may set it. For FSx it is the ClientRequestToken, by
 * which FSx recognises a repeated request.
 *
 * @param value at most 60 letters, digits and single hyphens; a letter first, no hyphen last
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_StartExportTask.html">StartExportTask</a>
 */
public record ExportTaskIdentifier(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z](-?[A-Za-z0-9])*");
    private static final int MAX_LENGTH = 60;
    /** Distinguishes deployments if one's name begins with the other's: lake and lake-house. */
    private static final int MARK_LENGTH = 4;
    /** The deployment's mark and the execution's own hash. */
    private static final int HASH_LENGTH = MARK_LENGTH + ExecutionContext.HASH_LENGTH;

    public ExportTaskIdentifier {
        if (!isValid(value)) {
            throw Refusal.INVALID_INPUT.because(
                    ("exportTaskIdentifier %s is not valid: give at most 60 letters, digits and single"
                                    + " hyphens, a letter first and no hyphen last.")
                            .formatted(Text.quoted(value)));
        }
    }

    /** Whether RDS accepts the text as an export task's name. */
    public static boolean isValid(String value) {
        return value.length() <= MAX_LENGTH && FORM.matcher(value).matches();
    }

    /** The identifier of the one export that an execution may start: PREFIX-SOURCE-HASH. */
    public static ExportTaskIdentifier of(Deployment deployment, ExportSource source, ExecutionContext execution) {
        String hash = mark(deployment.name()) + execution.hash("export");
        String cut = cut(deployment, source.name());
        String middle = cut.isEmpty() ? "-" : "-" + cut + "-";
        return new ExportTaskIdentifier(deployment.name() + middle + hash);
    }

    /** A source's name as shortened in the deployment's identifiers. */
    static String cut(Deployment deployment, String sourceName) {
        return cut(deployment.name(), sourceName);
    }

    /** A source's name as shortened in the identifiers of the deployment with that name. */
    static String cut(String deployment, String sourceName) {
        String name = sourceName.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
        return name.substring(0, Math.min(room(deployment), name.length())).replaceAll("-$", "");
    }

    /** Whether longer names have the same {@link #cut}. It is one character shorter if that was a hyphen. */
    static boolean mayBeCut(String deployment, String cut) {
        return cut.length() >= room(deployment) - 1;
    }

    private static int room(String deployment) {
        return MAX_LENGTH - deployment.length() - HASH_LENGTH - 2;
    }

    /** The part between prefix and hash of an identifier that the deployment made: {@link #cut} of the source. */
    static String middle(String deployment, String name) {
        int begin = deployment.length() + 1;
        int end = name.lastIndexOf('-');
        return begin < end ? name.substring(begin, end).toLowerCase(Locale.ROOT) : "";
    }

    /**
     * Whether the deployment made the name, for any execution; other people's names may have any form. AWS does not
     * say whether RDS keeps the case of an identifier, as it does not for other names, so case is ignored; the
     * mark, made from the deployment's name as written, distinguishes Lake from lake.
     */
    static boolean isOf(String name, Deployment deployment) {
        return isOf(name, deployment.name());
    }

    /** The same for the deployment of that name. */
    static boolean isOf(String name, String deployment) {
        String prefix = deployment + "-";
        return name.regionMatches(true, 0, prefix, 0, prefix.length())
                && lastPart(name).startsWith(mark(deployment));
    }

    /** Whether it was made for the execution, whatever the source was. */
    static boolean isOf(String name, Deployment deployment, ExecutionContext execution) {
        return isOf(name, deployment) && lastPart(name).equals(mark(deployment.name()) + execution.hash("export"));
    }

    /** The name of the deployment that made it, judging by its form; empty if Lakelift did not make it. */
    static Optional<String> deployment(String name) {
        return IntStream.range(1, name.length())
                .filter(at -> name.charAt(at) == '-')
                .mapToObj(at -> name.substring(0, at))
                .filter(prefix -> lastPart(name).startsWith(mark(prefix)))
                .findFirst();
    }

    private static String lastPart(String name) {
        return name.substring(name.lastIndexOf('-') + 1).toLowerCase(Locale.ROOT);
    }

    private static String mark(String deployment) {
        return Hash.of("deployment " + deployment, MARK_LENGTH);
    }

    @Override
    public String toString() {
        return value;
    }
}
