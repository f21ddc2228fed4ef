package io.lakelift.local.run;

import static java.util.Objects.requireNonNull;

import io.lakelift.fakes.Inventory;
import io.lakelift.fakes.SampleAccount;
import java.util.HashMap;
import java.util.Map;

/**
 * The settings of a {@link LocalDeployment}.
 *
 * @param inventory what exists in its account
 * @param variables environment variables of the functions, which override those of the sample deployment
 * @param concurrency how many exports a fleet runs at once; by default the account's quota
 */
public record Setup(Inventory inventory, Map<String, String> variables, int concurrency) {
    public static final Setup SAMPLE = new Setup(SampleAccount.SAMPLE, Map.of(), Makespan.SLOTS);

    public static Setup of(Inventory inventory) {
        return new Setup(inventory, Map.of(), Makespan.SLOTS);
    }

    /**
     * The same settings, with exports registered as tables: of the database in the variables, or else the account's.
     */
    public Setup registering() {
        Map<String, String> more = new HashMap<>(variables);
        more.putIfAbsent("LAKELIFT_TABLES_DATABASE", inventory.database());
        return new Setup(inventory, more, concurrency);
    }

    public Setup {
        requireNonNull(inventory, "inventory is null");
        variables = Map.copyOf(variables);
    }
}
