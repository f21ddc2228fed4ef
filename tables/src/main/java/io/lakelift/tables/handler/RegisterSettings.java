package io.lakelift.tables.handler;

import static java.util.Objects.requireNonNull;

import io.lakelift.export.RegisterCommandLine;
import io.lakelift.export.Text;
import io.lakelift.tables.catalog.TableNaming;
import io.lakelift.tables.register.OnDamage;
import io.lakelift.tables.register.RegistrationRules;
import io.lakelift.tables.views.ViewedTable;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * The settings of {@link RegisterTables}, read from environment variables.
 *
 * @param deployment the deployment's name
 * @param bucket the deployment's bucket, for its own reports
 * @param database the tables' database in the Glue Data Catalog
 * @param location {@code s3://BUCKET/PREFIX} for the tables' metadata; empty for the default of
 *     {@code ./lakelift register}
 * @param keepNights how many nights each table keeps
 * @param rules how exports are registered
 * @param command the command that registers by hand
 */
public record RegisterSettings(
        String deployment,
        String bucket,
        String database,
        Optional<String> location,
        int keepNights,
        RegistrationRules rules,
        RegisterCommandLine command) {
    private static final int MOST_NIGHTS = 1000;
    private static final int PERCENT = 100;
    private static final String VIEWS = "LAKELIFT_TABLES_VIEWS_NUMERIC_SCALE";

    public RegisterSettings {
        requireNonNull(deployment, "deployment is null");
        requireNonNull(bucket, "bucket is null");
        requireNonNull(database, "database is null");
        requireNonNull(location, "location is null");
        requireNonNull(rules, "rules is null");
        requireNonNull(command, "command is null");
    }

    /**
     * Reads the settings; the defaults are those of {@code ./lakelift register}.
     *
     * @throws IllegalStateException naming the variable that is missing or wrong
     */
    public static RegisterSettings from(Map<String, String> environment) {
        return new RegisterSettings(
                VerifySettings.required(environment, "LAKELIFT_NAME"),
                VerifySettings.required(environment, "LAKELIFT_S3_BUCKET_NAME"),
                VerifySettings.required(environment, "LAKELIFT_TABLES_DATABASE"),
                Optional.of(environment.getOrDefault("LAKELIFT_TABLES_LOCATION", ""))
                        .filter(location -> !location.isBlank()),
                number(environment, "LAKELIFT_TABLES_KEEP_NIGHTS", 7, 1, MOST_NIGHTS),
                rules(environment),
                RegisterCommandLine.of(environment).orElseThrow());
    }

    private static RegistrationRules rules(Map<String, String> environment) {
        return new RegistrationRules(
                word(environment, "LAKELIFT_TABLES_NAMES", TableNaming.SCHEMA_TABLE),
                word(environment, "LAKELIFT_TABLES_ON_DAMAGE", OnDamage.HOLD),
                number(environment, "LAKELIFT_TABLES_MIN_ROWS_CHANGE", 50, 0, PERCENT),
                environment.getOrDefault(VIEWS, "").isBlank()
                        ? OptionalInt.empty()
                        : OptionalInt.of(number(environment, VIEWS, 0, 0, ViewedTable.MOST_DECIMALS)));
    }

    /**
     * Reads the settings as {@link #from} does; empty if no database is set, so that no tables are registered.
     *
     * @throws IllegalStateException as {@link #from} does
     */
    static Optional<RegisterSettings> ifEnabled(Map<String, String> environment) {
        return RegisterCommandLine.of(environment).map(registered -> from(environment));
    }

    private static int number(Map<String, String> environment, String name, int unset, int least, int most) {
        String value = environment.getOrDefault(name, "");
        try {
            int number = value.isBlank() ? unset : Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // refused below, like a number that is out of range
        }
        throw refused(name, value, "a whole number from %d to %d".formatted(least, most));
    }

    private static <E extends Enum<E>> E word(Map<String, String> environment, String name, E unset) {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            return unset;
        }
        E[] all = unset.getDeclaringClass().getEnumConstants();
        return Arrays.stream(all)
                .filter(one -> word(one).equals(value))
                .findFirst()
                .orElseThrow(() -> refused(
                        name,
                        value,
                        "one of %s"
                                .formatted(Arrays.stream(all)
                                        .map(RegisterSettings::word)
                                        .collect(Collectors.joining(", ")))));
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }

    private static IllegalStateException refused(String name, String value, String right) {
        return new IllegalStateException(
                "%s in the function's environment is %s, and must be %s: deploy the stack again."
                        .formatted(name, Text.quoted(value), right));
    }
}
