package io.lakelift.config;

import static io.lakelift.input.ExportParameter.IAM_ROLE_ARN;
import static io.lakelift.input.ExportParameter.KMS_KEY_ID;
import static io.lakelift.input.ExportParameter.S3_BUCKET_NAME;
import static io.lakelift.input.ExportParameter.S3_PREFIX;

import io.lakelift.export.ExportRequest;
import io.lakelift.input.ExportParameter;
import io.lakelift.input.Parameters;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The buckets, roles, keys and report paths that the file's schedules name in addition to the deployment's own.
 * Permissions cover the deployment's own and these, but no others.
 *
 * @param roles the roles that RDS assumes instead of the deployment's own
 * @param keys the keys that exports are encrypted with instead of the deployment's own
 * @param ownRoleKeys those of the keys that are used with the deployment's own role
 * @param buckets the other buckets that are used with the deployment's own role
 * @param folders the folders in those buckets, each {@code BUCKET/PREFIX/*}, with {@code ?} for each digit of a date
 * @param reports where FSx writes its reports of files that it could not export, each {@code BUCKET/PATH}
 */
public record ForeignResources(
        Set<String> roles,
        Set<String> keys,
        Set<String> ownRoleKeys,
        Set<String> buckets,
        Set<String> folders,
        Set<String> reports) {
    private static final Map<String, String> DATES =
            Map.of("{date}", "20??-??-??", "{yyyy}", "20??", "{MM}", "??", "{dd}", "??");

    public static ForeignResources of(Config config) {
        ForeignResources found = new ForeignResources(
                new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        config.schedules()
                .forEach(schedule -> places(schedule)
                        .forEach(own -> found.add(
                                schedule.parameters(), own, config.storage().s3Prefix())));
        return found;
    }

    /** The parameters of each source, and those for sources that only tags find. */
    private static Stream<Parameters> places(Schedule schedule) {
        Stream<Parameters> named = schedule.sources().stream().map(source -> source.parameters());
        return schedule.tags().isEmpty() ? named : Stream.concat(named, Stream.of(schedule.parameters()));
    }

    private void add(Parameters shared, Parameters own, String usualPrefix) {
        Optional<String> role = either(IAM_ROLE_ARN, own, shared);
        Optional<String> key = either(KMS_KEY_ID, own, shared);
        Optional<String> bucket = either(S3_BUCKET_NAME, own, shared);
        String prefix = either(S3_PREFIX, own, shared).orElse(usualPrefix);
        own.report()
                .or(shared::report)
                .flatMap(ExportRequest.Report::path)
                .ifPresent(path -> reports.add(path.replaceFirst("^s3://", "").replaceFirst("/+$", "")));
        role.ifPresent(roles::add);
        key.ifPresent(keys::add);
        if (role.isEmpty()) {
            key.ifPresent(ownRoleKeys::add);
            bucket.ifPresent(name -> {
                buckets.add(name);
                folders.add(name + "/" + anyDay(prefix) + "*");
            });
        }
    }

    private static Optional<String> either(ExportParameter parameter, Parameters own, Parameters shared) {
        return own.text(parameter).or(() -> shared.text(parameter));
    }

    /** The folders of all days of this century: in a policy, {@code ?} matches one character. */
    private static String anyDay(String prefix) {
        String any = prefix;
        for (Map.Entry<String, String> date : DATES.entrySet()) {
            any = any.replace(date.getKey(), date.getValue());
        }
        return any.isEmpty() ? "" : any + "/";
    }
}
