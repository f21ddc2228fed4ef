package io.lakelift.export;

import io.lakelift.export.error.InvalidInput;
import java.util.regex.Pattern;

/**
 * The name under which RDS knows an export. It stays taken for ever, so a start that is tried again under the same name
 * can never become a second export; that is why Lakelift makes it and no input may set it.
 *
 * @param value at most 60 letters, digits and single hyphens; a letter first, no hyphen last
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_StartExportTask.html">StartExportTask</a>
 */
public record ExportTaskIdentifier(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z](-?[A-Za-z0-9])*");
    private static final int MAX_LENGTH = 60;

    public ExportTaskIdentifier {
        if (value.length() > MAX_LENGTH || !FORM.matcher(value).matches()) {
            throw new InvalidInput(("exportTaskIdentifier %s is not one: give at most 60 letters, digits and single"
                            + " hyphens, a letter first and no hyphen last.")
                    .formatted(Text.quoted(value)));
        }
    }

    /** The identifier of the one export that an execution may start: PREFIX-SOURCE-HASH. */
    public static ExportTaskIdentifier of(Deployment deployment, ExportSource source, Execution execution) {
        String hash = execution.hash("export");
        String name = source.name().replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
        int room = MAX_LENGTH - deployment.name().length() - hash.length() - 2;
        String cut = name.substring(0, Math.min(room, name.length())).replaceAll("-$", "");
        String middle = cut.isEmpty() ? "-" : "-" + cut + "-";
        return new ExportTaskIdentifier(deployment.name() + middle + hash);
    }

    @Override
    public String toString() {
        return value;
    }
}
