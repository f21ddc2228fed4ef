package io.lakelift.local.cli;

import io.lakelift.local.account.CallerAccount;
import io.lakelift.local.run.UsageError;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/**
 * The option {@code --account}, which like {@code --region} moves a run against the fakes to another place than its
 * input names.
 */
final class RunPlace {
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

    @Option(
            names = "--account",
            paramLabel = "ID",
            description = "without --aws: the account that the run plays in (default: that of the input's first ARN)")
    private String account;

    boolean isGiven() {
        return account != null;
    }

    /**
     * @param region of the option, if it is given
     * @throws UsageError if it is no account or no Region
     */
    RunLocation of(Object input, Optional<String> region) {
        if (account != null && !ACCOUNT.matcher(account).matches()) {
            throw new UsageError("--account \"%s\" is not an account: give its 12 digits.".formatted(account));
        }
        region.ifPresent(CallerAccount::requireRegion);
        return RunLocation.of(InputValues.of(input), region, Optional.ofNullable(account));
    }
}
