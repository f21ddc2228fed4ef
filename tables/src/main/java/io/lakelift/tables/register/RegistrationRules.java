package io.lakelift.tables.register;

import static java.util.Objects.requireNonNull;

import io.lakelift.tables.catalog.TableNaming;
import java.util.OptionalInt;

/**
 * How exports are registered.
 *
 * @param names how the tables' names in the catalog are made
 * @param onDamage what to do with a table that has unreadable files
 * @param minRowsChange the smallest change in a table's rows that is reported, in percent
 * @param views the decimals, 0 to 38, that views give to a number whose scale the manifest does not list; empty for no
 *     views
 */
public record RegistrationRules(TableNaming names, OnDamage onDamage, int minRowsChange, OptionalInt views) {
    public RegistrationRules {
        requireNonNull(names, "names is null");
        requireNonNull(onDamage, "onDamage is null");
        requireNonNull(views, "views is null");
    }
}
