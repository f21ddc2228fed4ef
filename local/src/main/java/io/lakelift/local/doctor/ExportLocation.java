package io.lakelift.local.doctor;

import static io.lakelift.input.ExportParameter.IAM_ROLE_ARN;
import static io.lakelift.input.ExportParameter.KMS_KEY_ID;
import static io.lakelift.input.ExportParameter.S3_BUCKET_NAME;
import static io.lakelift.input.ExportParameter.S3_PREFIX;

import io.lakelift.config.Config;
import io.lakelift.config.Schedule;
import io.lakelift.export.ExportSource;
import io.lakelift.input.ExportParameter;
import io.lakelift.input.Parameters;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A bucket and prefix that exports go to, with the role and the KMS key with which RDS writes them. The bucket, role
 * or key is empty if the file leaves it to the stack and the stack's outputs are not known, as before the first
 * deployment.
 *
 * @param prefix the prefix of the object keys, with placeholders for dates; empty for none
 * @param role the role's ARN
 * @param key the KMS key, by its ARN, ID or alias
 */
record ExportLocation(Optional<String> bucket, String prefix, Optional<String> role, Optional<String> key) {
    private static final List<List<String>> DATES = List.of(
            List.of("{date}", "2026-11-20"), List.of("{yyyy}", "2026"), List.of("{MM}", "11"), List.of("{dd}", "20"));

    /** The locations that the file's exports of databases go to, each once; the deployment's own comes first. */
    static Set<ExportLocation> of(Config config, DeploymentStack stack) {
        Set<ExportLocation> locations = new LinkedHashSet<>();
        ExportLocation own = new ExportLocation(
                config.storage().bucketName().or(stack::bucket),
                config.storage().s3Prefix(),
                stack.exportRole(),
                config.storage().keyArn().or(stack::key));
        locations.add(own);
        for (Schedule schedule : config.schedules()) {
            databases(schedule).forEach(parameters -> locations.add(own.with(parameters, schedule.parameters())));
        }
        return locations;
    }

    /** The parameters of each listed RDS source, and those of the schedule if it also finds sources by tags. */
    private static Stream<Parameters> databases(Schedule schedule) {
        Stream<Parameters> named = schedule.sources().stream()
                .filter(source -> !(ExportSource.parse(source.sourceArn()) instanceof ExportSource.FileSystem))
                .map(source -> source.parameters());
        return schedule.tags().isEmpty() ? named : Stream.concat(named, Stream.of(schedule.parameters()));
    }

    private ExportLocation with(Parameters source, Parameters schedule) {
        return new ExportLocation(
                either(S3_BUCKET_NAME, source, schedule).or(() -> bucket),
                either(S3_PREFIX, source, schedule).orElse(prefix),
                either(IAM_ROLE_ARN, source, schedule).or(() -> role),
                either(KMS_KEY_ID, source, schedule).or(() -> key));
    }

    private static Optional<String> either(ExportParameter parameter, Parameters source, Parameters schedule) {
        return source.text(parameter).or(() -> schedule.text(parameter));
    }

    /** The ARN of an example object, named as RDS names an export's files; empty if the bucket is not known yet. */
    Optional<String> someObject(String partition) {
        String folder = prefix;
        for (List<String> date : DATES) {
            folder = folder.replace(date.getFirst(), date.getLast());
        }
        String path = folder.isEmpty() ? "" : folder + "/";
        return bucket.map(name -> "arn:%s:s3:::%s/%sexport/part-00000.gz.parquet".formatted(partition, name, path));
    }
}
