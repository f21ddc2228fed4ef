package io.lakelift.export;

import static java.util.Objects.requireNonNull;

import io.lakelift.export.error.ExportRefused;
import io.lakelift.export.error.Refusal;

/**
 * Where a deployment runs. RDS and FSx export only what lies there: what lies elsewhere is refused before any call.
 *
 * @param account as the executions have it: the notices' topic may be another account's
 */
public record Home(String partition, String region, String account) {
    private static final String COPY_ITS_SNAPSHOT =
            "copy a snapshot of it into this account first and name the copy, or ";

    public Home {
        requireNonNull(partition, "partition is null");
        requireNonNull(region, "region is null");
        requireNonNull(account, "account is null");
    }

    /** That of a deployment, on behalf of one of its executions. */
    public static Home of(Deployment deployment, Execution execution) {
        Arn arn = Arn.parse("execution.arn", execution.arn());
        return new Home(arn.partition(), deployment.region(), arn.account());
    }

    /** @throws ExportRefused where the source cannot be exported from here */
    public void requireSource(ExportSource source) {
        requireHere("sourceArn", source.arn(), "run it", copy(source));
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

    /** @throws ExportRefused where an export of the source cannot be cancelled from here */
    public void requireSourceOfCancel(ExportSource source) {
        requireHere("sourceArn", source.arn(), "cancel it", "");
    }

    /** @throws ExportRefused where the execution ran elsewhere */
    public void requireExecution(Arn execution) {
        requireHere("executionArn", execution, "cancel it", "");
    }

    private void requireHere(String field, Arn arn, String verb, String copy) {
        if (!arn.partition().equals(partition)) {
            throw elsewhere(field, arn, "partition", arn.partition(), partition, verb);
        }
        if (!arn.region().equals(region)) {
            throw elsewhere(field, arn, "Region", arn.region(), region, verb);
        }
        if (!arn.account().equals(account)) {
            throw elsewhere(field, arn, "account", arn.account(), account, copy + verb);
        }
    }

    private static ExportRefused elsewhere(
            String field, Arn arn, String what, String there, String here, String remedy) {
        return Refusal.INVALID_INPUT.because(
                "%s %s is in %s %s, this deployment is in %s: %s in a deployment of that %s."
                        .formatted(field, Text.quoted(arn.toString()), what, there, here, remedy, what));
    }

    /** @throws ExportRefused where RDS here can be given neither that role nor that key */
    public void requireTarget(ExportTarget target) {
        Arn role = Arn.parse("iamRoleArn", target.iamRoleArn());
        if (!role.partition().equals(partition) || !role.account().equals(account)) {
            throw Refusal.INVALID_INPUT.because(
                    "iamRoleArn %s is a role of account %s, this deployment is in %s: give a role of this account, AWS passes no other."
                            .formatted(Text.quoted(target.iamRoleArn()), role.account(), account));
        }
        if (!target.kmsKeyId().startsWith("arn:")) {
            return;
        }
        Arn key = Arn.parse("kmsKeyId", target.kmsKeyId());
        if (!key.partition().equals(partition) || !key.region().equals(region)) {
            throw Refusal.INVALID_INPUT.because(
                    "kmsKeyId %s is in Region %s, this deployment is in %s: give a key of this Region."
                            .formatted(Text.quoted(target.kmsKeyId()), key.region(), region));
        }
    }
}
