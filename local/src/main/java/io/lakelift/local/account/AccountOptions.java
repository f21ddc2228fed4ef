package io.lakelift.local.account;

import io.lakelift.asl.StrictJson;
import io.lakelift.local.run.UsageError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/**
 * The options of {@code run --aws}. A setting is taken from the input's field, or else from its option, or else from
 * the environment variable that a deployed function would read.
 */
public final class AccountOptions {
    static final Setting BUCKET = new Setting("s3BucketName", "--bucket", "LAKELIFT_S3_BUCKET_NAME");
    static final Setting PREFIX = new Setting("s3Prefix", "--prefix", "LAKELIFT_S3_PREFIX");
    static final Setting ROLE = new Setting("iamRoleArn", "--role", "LAKELIFT_IAM_ROLE_ARN");
    static final Setting KEY = new Setting("kmsKeyId", "--key", "LAKELIFT_KMS_KEY_ID");
    static final Setting DEADLINE = new Setting("deadline", "--deadline", "LAKELIFT_DEADLINE");
    static final Setting TOPIC = new Setting("", "--topic", "LAKELIFT_TOPIC_ARN");
    static final Setting NAME = new Setting("", "--deployment", "LAKELIFT_NAME");
    static final Setting REGION = new Setting("", "--region", "");

    private static final List<String> ONLY_HERE =
            List.of("--yes", "--bucket", "--prefix", "--role", "--key", "--deadline", "--topic", "--deployment");

    /**
     * Where a setting may be given: a field of the input, an option, an environment variable; empty where there is
     * none.
     */
    record Setting(String field, String option, String variable) {}

    @Option(names = "--aws", description = "runs it in your AWS account, with your credentials, in real time")
    private boolean aws;

    @Option(names = "--yes", description = "with --aws: does not ask before it begins")
    private boolean yes;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "where it runs (default: that of the input's first ARN; with --aws as the AWS SDK finds it)")
    private String region;

    @Option(names = "--bucket", paramLabel = "BUCKET", description = "with --aws: where to, unless the input says so")
    private String bucket;

    @Option(names = "--prefix", paramLabel = "PREFIX", description = "with --aws: what every key begins with")
    private String prefix;

    @Option(names = "--role", paramLabel = "ARN", description = "with --aws: the role with which RDS writes")
    private String role;

    @Option(names = "--key", paramLabel = "KEY", description = "with --aws: the KMS key with which RDS encrypts")
    private String key;

    @Option(names = "--deadline", paramLabel = "DURATION", description = "with --aws: when to cancel (default: PT12H)")
    private String deadline;

    @Option(names = "--topic", paramLabel = "ARN", description = "with --aws: gets the notice (default: it is printed)")
    private String topic;

    @Option(
            names = "--deployment",
            paramLabel = "NAME",
            description = "with --aws: what identifiers begin with (default: laptop)")
    private String deployment;

    private Map<String, Optional<String>> given = Map.of();

    /** The value of {@code --region}, which is also allowed without {@code --aws}; empty if it was not given. */
    public Optional<String> region() {
        return Optional.ofNullable(region);
    }

    public boolean isWanted() {
        return aws;
    }

    /** Whether the run asks for consent before it starts. */
    public boolean asks() {
        return aws && !yes;
    }

    boolean isAgreed() {
        return yes;
    }

    /**
     * Checks the options against each other and keeps their values.
     *
     * @throws UsageError if options do not go together
     */
    public void check(ParseResult parsed) {
        if (!aws) {
            ONLY_HERE.stream().filter(parsed::hasMatchedOption).findFirst().ifPresent(option -> {
                throw new UsageError("%s is for runs in an account: add --aws, or leave it out.".formatted(option));
            });
            return;
        }
        if (parsed.hasMatchedOption("--scenario")) {
            throw new UsageError("--scenario is for the fakes, and --aws uses none: leave one of them out.");
        }
        if (parsed.hasMatchedOption("--json") && !yes) {
            throw new UsageError("--json leaves no room for a question: add --yes.");
        }
        given = Map.of(
                REGION.option(), Optional.ofNullable(region),
                BUCKET.option(), Optional.ofNullable(bucket),
                PREFIX.option(), Optional.ofNullable(prefix),
                ROLE.option(), Optional.ofNullable(role),
                KEY.option(), Optional.ofNullable(key),
                DEADLINE.option(), Optional.ofNullable(deadline),
                TOPIC.option(), Optional.ofNullable(topic),
                NAME.option(), Optional.ofNullable(deployment));
    }

    /**
     * The value of a setting; empty if nothing sets it, or if the first place that sets it has a blank text. A field
     * that is not text is returned as JSON, for the checks of its value to refuse.
     */
    Optional<String> value(Setting setting, Map<?, ?> input, Map<String, String> environment) {
        return Optional.ofNullable(input.get(setting.field()))
                .map(value -> value instanceof String text ? text : StrictJson.write(value))
                .or(() -> given.getOrDefault(setting.option(), Optional.empty()))
                .or(() -> Optional.ofNullable(environment.get(setting.variable())))
                .filter(value -> !value.isBlank());
    }
}
