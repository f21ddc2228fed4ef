package io.lakelift.tables.register;

import static java.util.Objects.requireNonNull;

import io.lakelift.tables.catalog.TableNaming;
import java.util.OptionalInt;

/**
 * How exports are registered.
 *
 * @param names how the tables are called
 * @param onDamage what becomes of a table with unreadable files
 * @param minRowsChange in percent: the change in rows from which it is reported
 * @param views the decimals, 0 to 38, that views give a number whose own the manifest does not say; empty for no views
 */
public record RegistrationRules(TableNaming names, OnDamage onDamage, int minRowsChange, OptionalInt views) {
    public RegistrationRules {
        requireNonNull(names, "names is null");
        requireNonNull(onDamage, "onDamage is null");
        requireNonNull(views, "views is null");
    }
}
