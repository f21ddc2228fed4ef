package io.lakelift.local.cli;

import io.lakelift.export.Arn;
import io.lakelift.local.account.CallerAccount;
import io.lakelift.local.run.UsageError;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/**
 * The option {@code --account}. For a run against the fakes, it overrides the account that the input names, as
 * {@code --region} overrides the Region.
 */
final class FakeAccountOption {
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
     * @param region the value of {@code --region}, if given
     * @throws UsageError if the account or the Region is malformed
     */
    RunLocation of(Object input, Optional<String> region) {
        check(region);
        return RunLocation.of(InputValues.of(input), region, Optional.ofNullable(account));
    }

    /**
     * @param arns of resources of the deployment's own account and Region
     * @throws UsageError as above
     */
    RunLocation of(Stream<Arn> arns, Optional<String> region) {
        check(region);
        return RunLocation.of(arns, region, Optional.ofNullable(account));
    }

    private void check(Optional<String> region) {
        if (account != null && !ACCOUNT.matcher(account).matches()) {
            throw new UsageError("--account \"%s\" is not an account: give its 12 digits.".formatted(account));
        }
        region.ifPresent(CallerAccount::requireRegion);
    }
}
