package io.lakelift.config;

import static io.lakelift.input.ExportParameter.IAM_ROLE_ARN;
import static io.lakelift.input.ExportParameter.KMS_KEY_ID;
import static io.lakelift.input.ExportParameter.S3_BUCKET_NAME;
import static io.lakelift.input.ExportParameter.S3_PREFIX;

import io.lakelift.export.ExportSource;
import io.lakelift.export.Text;
import io.lakelift.input.ExportParameter;
import io.lakelift.input.Fields;
import io.lakelift.input.Parameters;
import io.lakelift.input.Tree;
import io.lakelift.input.Value;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the sources and export parameters of a schedule. Parameters have the same form as in an execution's input, but
 * stricter rules, because the deployment's IAM policies must be able to name every role, key and prefix. A role must be
 * in the account of the file's sources, and a key in their Region.
 */
final class ParametersReader {
    private final Storage storage;
    private final String reports;
    private final SourcesReader sources;

    /**
     * @param reports the folder of the deployment's own reports in its bucket
     * @param sources determines the account and Region in which the role and the key must be
     */
    ParametersReader(Storage storage, String reports, SourcesReader sources) {
        this.storage = storage;
        this.reports = reports;
        this.sources = sources;
    }

    /** @param place whether these are the parameters of a schedule or of one of its sources */
    Parameters read(Fields fields, ExportParameter.Place place) {
        return read(fields, place, Parameters.NONE);
    }

    private Parameters read(Fields fields, ExportParameter.Place place, Parameters shared) {
        Parameters given = Parameters.read(fields, place);
        value(IAM_ROLE_ARN, given, fields)
                .ifPresent(value -> sources.sameAccount(value, value.tree().text()));
        value(KMS_KEY_ID, given, fields)
                .ifPresent(value -> Forms.KEY.read(value).ifPresent(arn -> sources.sameRegion(value, arn, "key")));
        Optional<Value> prefix = value(S3_PREFIX, given, fields)
                .filter(value -> Forms.DATED_PREFIX.read(value).isPresent());
        if (!refusedAmongReports(given, shared, fields)) {
            prefix.filter(value -> !fields.has(S3_BUCKET_NAME.spelling())
                            && shared.text(S3_BUCKET_NAME).isEmpty())
                    .ifPresent(this::refuseOutside);
        }
        return given;
    }

    /** An ARN, or an object with an ARN and its own parameters. */
    Optional<ScheduledSource> source(Value value, Parameters shared) {
        return value.tree().kind() == Tree.Kind.OBJECT
                ? value.fields().flatMap(fields -> withParameters(fields, shared))
                : sources.readOne(value)
                        .map(source -> new ScheduledSource(source.arn().toString(), Parameters.NONE));
    }

    private Optional<ScheduledSource> withParameters(Fields fields, Parameters shared) {
        Optional<ExportSource> source = fields.required(
                        ExportParameter.SOURCE_ARN.spelling(), "the ARN of what is exported")
                .flatMap(sources::readOne);
        Parameters own = read(fields, ExportParameter.Place.FILE_SOURCE, shared);
        Optional<ScheduledSource> read =
                source.map(found -> new ScheduledSource(found.arn().toString(), own));
        read.ifPresent(one -> Parameters.refuseUntaken(fields, Set.of(one.kind(shared))));
        fields.rejectUnread();
        return read;
    }

    /** Returns the parameter's value in the file; empty if it is absent or not valid. */
    private static Optional<Value> value(ExportParameter parameter, Parameters given, Fields fields) {
        return given.text(parameter).flatMap(text -> fields.value(parameter.spelling()));
    }

    /** Whether the prefix, or the bucket, that is given here would put exports among the deployment's reports. */
    private boolean refusedAmongReports(Parameters given, Parameters shared, Fields fields) {
        Parameters all = given.over(shared);
        boolean otherBucket = all.text(S3_BUCKET_NAME)
                .filter(bucket -> !storage.bucketName().equals(Optional.of(bucket)))
                .isPresent();
        String prefix = all.text(S3_PREFIX).orElse("");
        Optional<Value> cause = value(S3_PREFIX, given, fields).or(() -> value(S3_BUCKET_NAME, given, fields));
        if (otherBucket || cause.isEmpty() || !ExportPlaces.isWithin(ExportPlaces.literal(prefix), reports)) {
            return false;
        }
        cause.get().fault(ConfigReader.amongReports(fields.at(S3_PREFIX.spelling()), prefix, reports));
        return true;
    }

    /** In the deployment's own bucket RDS may write only below the deployment's prefix. */
    private void refuseOutside(Value prefix) {
        String home = storage.s3Prefix();
        String text = prefix.tree().text();
        if (!home.isEmpty() && !(text + "/").startsWith(home + "/")) {
            prefix.fault("%s is %s, but RDS may write below storage.s3Prefix only: begin it with %s/."
                    .formatted(prefix.path(), Text.quoted(text), home));
        }
    }
}
