package io.lakelift.export;

import static java.util.Objects.requireNonNull;

import io.lakelift.export.error.ExportRefused;
import io.lakelift.export.error.Refusal;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The account and Region of a deployment, or of a run without one. RDS and FSx export only what is in the account and
 * Region in which they are called, so any other source is refused before that.
 *
 * @param account the account of the executions; the topic of the notices may belong to another one
 */
public record Home(String partition, String region, String account) {
    private static final String COPY_ITS_SNAPSHOT =
            "copy a snapshot of it into this account first and name the copy, or ";

    public Home {
        requireNonNull(partition, "partition is null");
        requireNonNull(region, "region is null");
        requireNonNull(account, "account is null");
    }

    /** The home of a deployment, on behalf of one of its executions. */
    public static Home of(Deployment deployment, ExecutionContext execution) {
        Arn arn = Arn.parseExecution("execution.arn", execution.arn());
        return new Home(arn.partition(), deployment.region(), arn.account());
    }

    /** Whether a resource is here. */
    public boolean has(Arn arn) {
        return arn.partition().equals(partition)
                && arn.region().equals(region)
                && arn.account().equals(account);
    }

    /** @throws ExportRefused if the source cannot be exported from here */
    public void requireSource(ExportSource source) {
        requireHere("sourceArn", source.arn(), inADeployment("run it"), copy(source));
    }

    /**
     * The same for a run without a deployment.
     *
     * @throws ExportRefused if the source cannot be exported from here
     */
    public void requireSourceOfRun(ExportSource source) {
        requireHere(
                "sourceArn",
                source.arn(),
                new Where(
                        "this run is",
                        what -> what.equals("Region")
                                ? "give --region " + source.arn().region()
                                : "give credentials for that " + what),
                copy(source));
    }

    /**
     * Where this deployment or run is, and how to export something that is elsewhere.
     *
     * @param here the clause's beginning: "this deployment is"
     * @param remedy for what differs: partition, Region or account
     */
    private record Where(String here, UnaryOperator<String> remedy) {}

    private static Where inADeployment(String verb) {
        return new Where("this deployment is", what -> "%s in a deployment in that %s".formatted(verb, what));
    }

    private static String copy(ExportSource source) {
        return switch (source) {
            case ExportSource.Snapshot snapshot -> "copy it into this account first and name the copy, or ";
            case ExportSource.ClusterSnapshot snapshot -> "copy it into this account first and name the copy, or ";
            case ExportSource.Db db -> COPY_ITS_SNAPSHOT;
            case ExportSource.Cluster cluster -> COPY_ITS_SNAPSHOT;
            case ExportSource.ClusterLatest cluster -> COPY_ITS_SNAPSHOT;
            case ExportSource.FileSystem fileSystem -> "";
        };
    }

    /** @throws ExportRefused if an export of the source cannot be cancelled from here */
    public void requireSourceOfCancel(ExportSource source) {
        requireHere("sourceArn", source.arn(), inADeployment("cancel it"), "");
    }

    /** @throws ExportRefused if the execution ran elsewhere */
    public void requireExecution(Arn execution) {
        requireHere("executionArn", execution, inADeployment("cancel it"), "");
    }

    private void requireHere(String field, Arn arn, Where where, String copy) {
        if (!arn.partition().equals(partition)) {
            throw elsewhere(field, arn, "partition", arn.partition(), partition, where, "");
        }
        if (!arn.region().equals(region)) {
            throw elsewhere(field, arn, "Region", arn.region(), region, where, "");
        }
        if (!arn.account().equals(account)) {
            throw elsewhere(field, arn, "account", arn.account(), account, where, copy);
        }
    }

    private static ExportRefused elsewhere(
            String field, Arn arn, String what, String there, String here, Where where, String copy) {
        return Refusal.INVALID_INPUT.because("%s %s is in %s %s, but %s in %s: %s."
                .formatted(
                        field,
                        Text.quoted(arn.toString()),
                        what,
                        there,
                        where.here(),
                        here,
                        copy + where.remedy().apply(what)));
    }

    /** @throws ExportRefused if RDS here cannot be given that role or that key */
    public void requireTarget(ExportTarget target) {
        roleElsewhere("iamRoleArn", target.iamRoleArn(), "this deployment is").ifPresent(sentence -> {
            throw Refusal.INVALID_INPUT.because(sentence);
        });
        if (target.kmsKeyId().startsWith("arn:")) {
            regionElsewhere("kmsKeyId", target.kmsKeyId(), "this deployment is", "key")
                    .ifPresent(sentence -> {
                        throw Refusal.INVALID_INPUT.because(sentence);
                    });
        }
    }

    /**
     * A sentence saying that RDS here cannot be given that role; empty if it can.
     *
     * @param field the field that contains the ARN
     * @param here a subject and verb to continue with "in": "the sources are"
     */
    public Optional<String> roleElsewhere(String field, String arn, String here) {
        Arn role = Arn.parse(field, arn);
        if (!role.partition().equals(partition)) {
            return Optional.of("%s %s is a role in partition %s, but %s in %s: give a role of account %s there."
                    .formatted(field, Text.quoted(arn), role.partition(), here, partition, account));
        }
        return role.account().equals(account)
                ? Optional.empty()
                : Optional.of(
                        "%s %s is a role of account %s, but %s in %s: give a role of account %s; AWS passes no other."
                                .formatted(field, Text.quoted(arn), role.account(), here, account, account));
    }

    /**
     * A sentence saying that something has to be in this account and is not; empty if it is.
     *
     * @param field the field that contains the ARN
     * @param here a subject and verb to continue with "in": "the sources are"
     * @param what the kind of thing, without an article: "function"
     */
    public Optional<String> accountElsewhere(String field, String arn, String here, String what) {
        Arn given = Arn.parse(field, arn);
        return given.account().equals(account)
                ? Optional.empty()
                : Optional.of("%s %s is a %s of account %s, but %s in %s: give a %s of account %s."
                        .formatted(field, Text.quoted(arn), what, given.account(), here, account, what, account));
    }

    /**
     * A sentence saying that something has to be in this Region and is not; empty if it is.
     *
     * @param field the field that contains the ARN
     * @param here a subject and verb to continue with "in": "the sources are"
     * @param what the kind of thing, without an article: "key", "topic"
     */
    public Optional<String> regionElsewhere(String field, String arn, String here, String what) {
        Arn given = Arn.parse(field, arn);
        if (!given.partition().equals(partition)) {
            return Optional.of("%s %s is in partition %s, but %s in %s: give a %s there, in %s."
                    .formatted(field, Text.quoted(arn), given.partition(), here, partition, what, region));
        }
        return given.region().equals(region)
                ? Optional.empty()
                : Optional.of("%s %s is in Region %s, but %s in %s: give a %s in %s."
                        .formatted(field, Text.quoted(arn), given.region(), here, region, what, region));
    }
}
