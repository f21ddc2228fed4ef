package io.lakelift.export;

import io.lakelift.export.error.InvalidInput;
import java.util.regex.Pattern;

/**
 * The name under which RDS knows an export. It stays taken for ever, so a start that is tried again under the same name
 * can never become a second export; that is why Lakelift makes it and no input may set it. For FSx it is the token by
 * which a second request is recognised.
 *
 * @param value at most 60 letters, digits and single hyphens; a letter first, no hyphen last
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_StartExportTask.html">StartExportTask</a>
 */
public record ExportTaskIdentifier(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z](-?[A-Za-z0-9])*");
    private static final int MAX_LENGTH = 60;
    /** Tells deployments apart of which one's name begins with the other's: lake and lake-house. */
    private static final int MARK_LENGTH = 4;

    public ExportTaskIdentifier {
        if (value.length() > MAX_LENGTH || !FORM.matcher(value).matches()) {
            throw new InvalidInput(("exportTaskIdentifier %s is not one: give at most 60 letters, digits and single"
                            + " hyphens, a letter first and no hyphen last.")
                    .formatted(Text.quoted(value)));
        }
    }

    /** The identifier of the one export that an execution may start: PREFIX-SOURCE-HASH. */
    public static ExportTaskIdentifier of(Deployment deployment, ExportSource source, Execution execution) {
        String hash = mark(deployment) + execution.hash("export");
        String name = source.name().replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
        int room = MAX_LENGTH - deployment.name().length() - hash.length() - 2;
        String cut = name.substring(0, Math.min(room, name.length())).replaceAll("-$", "");
        String middle = cut.isEmpty() ? "-" : "-" + cut + "-";
        return new ExportTaskIdentifier(deployment.name() + middle + hash);
    }

    /** Whether the deployment made it, for whichever execution. */
    public boolean isOf(Deployment deployment) {
        return value.startsWith(deployment.name() + "-") && lastPart().startsWith(mark(deployment));
    }

    /** Whether it was made for the execution, whatever the source was. */
    public boolean isOf(Deployment deployment, Execution execution) {
        return isOf(deployment) && lastPart().equals(mark(deployment) + execution.hash("export"));
    }

    private String lastPart() {
        return value.substring(value.lastIndexOf('-') + 1);
    }

    private static String mark(Deployment deployment) {
        return Hash.of("deployment " + deployment.name(), MARK_LENGTH);
    }

    @Override
    public String toString() {
        return value;
    }
}
