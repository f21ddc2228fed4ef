package io.lakelift.local.cli;

import io.lakelift.export.Arn;
import io.lakelift.export.Home;
import io.lakelift.fakes.SampleAccount;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/** The account and Region that a run plays in. */
record RunLocation(String region, String account) {
    static final RunLocation SAMPLE = new RunLocation(SampleAccount.REGION, SampleAccount.ACCOUNT);

    /** An input's keys, roles and topics may be in other accounts. */
    private static final Set<String> SERVICES = Set.of("rds", "fsx", "states");

    /**
     * The requested account and Region, or else those of the input's first ARN; the sample account if one of the
     * ARNs is in it, or if there are none.
     */
    static RunLocation of(InputValues input, Optional<String> region, Optional<String> account) {
        Stream<Arn> arns = input.texts().stream()
                .flatMap(text -> InputValues.arn(text).stream())
                .filter(arn -> SERVICES.contains(arn.service()));
        return of(arns, region, account);
    }

    /** The same for ARNs that are all of resources of the deployment's own account and Region. */
    static RunLocation of(Stream<Arn> arns, Optional<String> region, Optional<String> account) {
        List<RunLocation> named = arns.filter(
                        arn -> !arn.region().isEmpty() && !arn.account().isEmpty())
                .map(arn -> new RunLocation(arn.region(), arn.account()))
                .toList();
        RunLocation found = named.contains(SAMPLE) || named.isEmpty() ? SAMPLE : named.getFirst();
        return new RunLocation(region.orElse(found.region), account.orElse(found.account));
    }

    boolean has(Arn arn) {
        return arn.region().equals(region)
                && arn.account().equals(account)
                && arn.partition().equals(partition());
    }

    String partition() {
        return PartitionMetadata.of(Region.of(region)).id();
    }

    Home home() {
        return new Home(partition(), region, account);
    }

    /** The ARN of a resource of a service here. */
    String arn(String service, String resource) {
        return String.join(":", "arn", partition(), service, region, account, resource);
    }
}
