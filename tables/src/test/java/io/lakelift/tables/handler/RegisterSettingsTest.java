package io.lakelift.tables.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakelift.export.RegisterCommandLine;
import io.lakelift.tables.catalog.TableNaming;
import io.lakelift.tables.register.OnDamage;
import io.lakelift.tables.register.RegistrationRules;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the environment of RegisterTables may say. */
class RegisterSettingsTest {
    private static final Map<String, String> LEAST = Map.of(
            "LAKELIFT_NAME", "nightly", "LAKELIFT_S3_BUCKET_NAME", "my-exports", "LAKELIFT_TABLES_DATABASE", "lake");

    @Test
    void whatIsNotSet_isAsTheCommandHasIt() {
        assertThat(RegisterSettings.from(LEAST))
                .isEqualTo(new RegisterSettings(
                        "nightly",
                        "my-exports",
                        "lake",
                        Optional.empty(),
                        7,
                        new RegistrationRules(TableNaming.SCHEMA_TABLE, OnDamage.HOLD, 50, OptionalInt.empty()),
                        new RegisterCommandLine("--database lake")));
    }

    @Test
    void eachVariable_isRead_andTheCommandByHandSaysTheSame() {
        Map<String, String> all = new HashMap<>(LEAST);
        all.put("LAKELIFT_TABLES_LOCATION", "s3://my-tables/lake");
        all.put("LAKELIFT_TABLES_KEEP_NIGHTS", "3");
        all.put("LAKELIFT_TABLES_NAMES", "database_schema_table");
        all.put("LAKELIFT_TABLES_ON_DAMAGE", "register");
        all.put("LAKELIFT_TABLES_MIN_ROWS_CHANGE", "0");
        all.put("LAKELIFT_TABLES_VIEWS_NUMERIC_SCALE", "2");

        RegisterSettings settings = RegisterSettings.from(all);

        assertThat(settings)
                .isEqualTo(new RegisterSettings(
                        "nightly",
                        "my-exports",
                        "lake",
                        Optional.of("s3://my-tables/lake"),
                        3,
                        new RegistrationRules(
                                TableNaming.DATABASE_SCHEMA_TABLE, OnDamage.REGISTER, 0, OptionalInt.of(2)),
                        settings.command()));
        assertThat(settings.command().line("s3://my-exports/a b/1", Optional.of(Instant.EPOCH)))
                .isEqualTo("./lakelift register 's3://my-exports/a b/1' --database lake --location s3://my-tables/lake"
                        + " --keep-nights 3 --names database_schema_table --on-damage register --min-rows-change 0"
                        + " --views --numeric-scale 2 --snapshot-time 1970-01-01T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LAKELIFT_NAME", "LAKELIFT_S3_BUCKET_NAME", "LAKELIFT_TABLES_DATABASE"})
    void whatMustBeSet_isNamed(String name) {
        Map<String, String> without = new HashMap<>(LEAST);
        without.remove(name);

        assertThatThrownBy(() -> RegisterSettings.from(without))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has no " + name);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            LAKELIFT_TABLES_KEEP_NIGHTS,     0,                   a whole number from 1 to 1000
            LAKELIFT_TABLES_KEEP_NIGHTS,     a week,              a whole number from 1 to 1000
            LAKELIFT_TABLES_MIN_ROWS_CHANGE, 101,                 a whole number from 0 to 100
            LAKELIFT_TABLES_MIN_ROWS_CHANGE, -1,                  a whole number from 0 to 100
            LAKELIFT_TABLES_VIEWS_NUMERIC_SCALE, 39,              a whole number from 0 to 38
            LAKELIFT_TABLES_VIEWS_NUMERIC_SCALE, true,            a whole number from 0 to 38
            LAKELIFT_TABLES_ON_DAMAGE,       ignore,              'one of hold, register'
            LAKELIFT_TABLES_NAMES,           database_per_schema, 'one of table, schema_table, database_schema_table'
            """)
    void whatIsWrong_isNamedWithWhatWouldBeRight(String name, String value, String right) {
        Map<String, String> wrong = new HashMap<>(LEAST);
        wrong.put(name, value);

        assertThatThrownBy(() -> RegisterSettings.from(wrong))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("%s in the function's environment is \"%s\", and must be %s: deploy the stack again."
                        .formatted(name, value, right));
    }
}
