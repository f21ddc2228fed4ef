package io.lakelift.local.cli;

import io.lakelift.asl.StrictJson;
import io.lakelift.export.ExportSource;
import io.lakelift.export.ExportTaskIdentifier;
import io.lakelift.export.TargetRules;
import io.lakelift.fakes.Inventory;
import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.rds.RdsAccount;
import io.lakelift.fakes.rds.StartRequest;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A fake account that is made up for an input. It contains a bucket, a role and a key of the deployment, those that the
 * input names besides, and the input's sources that are in this account and Region.
 */
final class InventedAccount implements Inventory {
    /** The source of the export that is to be cancelled, if the input does not name one. */
    private static final String ANY = "snapshot:rds:database-1";

    private static final String BUCKET = "s3BucketName";
    private static final String ROLE = "iamRoleArn";
    private static final String KEY = "kmsKeyId";

    /** What is wrong with a value of such a field; nothing if AWS allows it. */
    private static final Map<String, Function<String, Optional<String>>> RULES =
            Map.of(BUCKET, TargetRules::bucket, ROLE, TargetRules::role, KEY, TargetRules::key);

    private static final int DESCRIBED = 6;

    private final InputValues input;
    private final RunLocation location;
    private final Instant night;
    private final InventedSources invented;

    /** @param night when the night begins; its snapshots were taken shortly before */
    InventedAccount(InputValues input, RunLocation location, Instant night) {
        this.input = input;
        this.location = location;
        this.night = night;
        this.invented = new InventedSources(night, linkedTo());
        input.sources().stream().filter(source -> location.has(source.arn())).forEach(invented::invent);
        for (Map<?, ?> object : input.objects()) {
            if (object.get("tags") instanceof Map<?, ?> tags) {
                invented.tagged(tags, name -> location.arn("rds", "db:" + name));
            }
            if (object.containsKey("cancel") && invented.sources.isEmpty()) {
                invented.invent(ExportSource.parse(anySnapshot()));
            }
        }
    }

    /**
     * Invents the account for an input; empty for the sample account, where nothing is invented.
     *
     * @param usualNight when the night begins if the input does not say
     */
    static Optional<InventedAccount> of(Object input, RunLocation location, Instant usualNight) {
        InputValues values = InputValues.of(input);
        return location.equals(RunLocation.SAMPLE)
                ? Optional.empty()
                : Optional.of(new InventedAccount(values, location, InventedNight.of(values, usualNight)));
    }

    /** One sentence that says what was invented. */
    String sentence() {
        List<String> all = Stream.of(
                        invented.described.values().stream(),
                        input.texts(BUCKET).stream().map("bucket "::concat),
                        input.texts(ROLE).stream().map("role "::concat),
                        input.texts(KEY).stream().map("key "::concat))
                .flatMap(parts -> parts)
                .toList();
        String more = all.size() > DESCRIBED ? " and %d more".formatted(all.size() - DESCRIBED) : "";
        return "Invented for this run, in account %s and %s: %s%s."
                .formatted(
                        account(),
                        region(),
                        all.isEmpty()
                                ? "nothing but a deployment"
                                : String.join(", ", all.subList(0, Math.min(DESCRIBED, all.size()))),
                        more);
    }

    private String anySnapshot() {
        return location.arn("rds", ANY + SampleAccount.minute(night.minus(InventedSources.AGE)));
    }

    @Override
    public String region() {
        return location.region();
    }

    @Override
    public String account() {
        return location.account();
    }

    @Override
    public String bucket() {
        return "lakelift-data-%s-%s".formatted(account(), region());
    }

    @Override
    public String role() {
        return "arn:%s:iam::%s:role/lakelift-export".formatted(location.partition(), account());
    }

    @Override
    public String key() {
        return location.arn("kms", "key/0a1b2c3d-1111-4222-8333-444455556666");
    }

    @Override
    public String topic() {
        return location.arn("sns", "lakelift-notices");
    }

    /**
     * A policy that allows the buckets, roles and keys that the input asks for. Those that AWS does not allow are left
     * to StartExport to refuse.
     */
    @Override
    public String policy() {
        Set<Map<String, Object>> combinations = new LinkedHashSet<>(Set.of(Map.of("s3Prefix", "")));
        for (Map<?, ?> object : input.objects()) {
            Map<String, Object> target = new TreeMap<>(Map.of("s3Prefix", ""));
            RULES.forEach((field, fault) -> {
                if (object.get(field) instanceof String text
                        && fault.apply(text).isEmpty()) {
                    target.put(field, text);
                }
            });
            combinations.add(target);
        }
        return StrictJson.write(Map.of("combinations", combinations));
    }

    @Override
    public Instant night() {
        return night;
    }

    @Override
    public String snapshot() {
        return invented.sources.isEmpty()
                ? anySnapshot()
                : invented.sources.getFirst().arn();
    }

    @Override
    public StartRequest running() {
        String identifier = input.texts("exportTaskIdentifier").stream()
                .filter(ExportTaskIdentifier::isValid)
                .findFirst()
                .orElse(SampleAccount.RUNNING);
        return new StartRequest(identifier, snapshot(), bucket(), role(), key(), "", List.of());
    }

    @Override
    public void addTo(RdsAccount account) {
        invented.sources.forEach(account::add);
        invented.databases.forEach(account::add);
        Stream.concat(Stream.of(bucket()), input.texts(BUCKET).stream()).forEach(account::addBucket);
        Stream.concat(Stream.of(role()), input.texts(ROLE).stream()).forEach(account::addRole);
        Stream.concat(Stream.of(key()), input.texts(KEY).stream())
                .forEach(key -> account.addKey(keyArn(key), List.of(key)));
    }

    @Override
    public void addTo(io.lakelift.fakes.fsx.FsxAccount account) {
        invented.fileSystems.forEach(account::add);
        invented.associations.forEach(account::add);
    }

    /**
     * The S3 path that file systems are linked to: the whole bucket of the input's FSx report, so that any report path
     * fits.
     */
    private String linkedTo() {
        return input.texts("path").stream()
                .filter(path -> path.startsWith("s3://"))
                .map(path -> path.replaceFirst("(s3://[^/]*).*", "$1"))
                .findFirst()
                .orElseGet(() -> "s3://" + bucket() + "/lustre");
    }

    /** The key's ARN: an alias or id becomes that of a key in this account. */
    private String keyArn(String key) {
        return key.startsWith("arn:") && key.contains(":key/")
                ? key
                : location.arn("kms", "key/" + key.replaceFirst("^.*/", ""));
    }
}
