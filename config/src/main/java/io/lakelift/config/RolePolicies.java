package io.lakelift.config;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How long the inline policies are that grow with the file, in characters as IAM counts them: without white space, and
 * with each resource's real ARN. The other roles' policies stay below the quota, because what they name must also fit
 * into the functions' environment.
 */
public final class RolePolicies {
    /** A bucket that CloudFormation names has at most this length, and so has any other. */
    private static final String LONGEST_BUCKET = "x".repeat(63);

    private static final String KEY =
            ",\"arn:aws:kms:ap-southeast-1:123456789012:key/11111111-2222-3333-4444-555555555555\"";

    /** The two statements about the buckets of one account, without their resources. */
    private static final String ACCOUNT = """
            {"Action":["s3:GetBucketLocation","s3:ListBucket"],"Condition":{"StringEqualsIfExists":{"s3:ResourceAccount":"999988887777"}},"Effect":"Allow","Resource":[]},\
            {"Action":["s3:DeleteObject*","s3:GetObject*","s3:PutObject*"],"Condition":{"StringEqualsIfExists":{"s3:ResourceAccount":"999988887777"}},"Effect":"Allow","Resource":[]},""";

    /** The statement about listing one folder of reports, without bucket and folder. */
    private static final String REPORT = """
            {"Action":"s3:ListBucket","Condition":{"StringLike":{"s3:prefix":"/task-*"}},"Effect":"Allow","Resource":"arn:aws:s3:::"},""";

    /** The rest of the role that RDS assumes, and of that of VerifyExport. */
    private static final int REST_OF_EXPORT_ROLE = 180;

    private static final int REST_OF_VERIFY_ROLE = 700;

    private RolePolicies() {}

    /** The role that RDS assumes: two statements for each account that owns one of its buckets. */
    public static int exportRole(Config config) {
        ForeignResources elsewhere = ForeignResources.of(config);
        Storage storage = config.storage();
        String own = storage.bucketName().orElse(LONGEST_BUCKET);
        Set<String> accounts = Stream.concat(Stream.of(own), elsewhere.buckets().stream())
                .map(bucket -> storage.bucketAccounts().getOrDefault(bucket, ""))
                .collect(Collectors.toCollection(HashSet::new));
        return REST_OF_EXPORT_ROLE
                + accounts.size() * ACCOUNT.length()
                + buckets(config, elsewhere)
                + keys(elsewhere)
                + partition(config, elsewhere, 0);
    }

    /** The role of the function that checks files: what the export role writes, and FSx's reports. */
    public static int verifyRole(Config config) {
        if (!config.verify().enabled()) {
            return 0;
        }
        ForeignResources elsewhere = ForeignResources.of(config);
        int reports = elsewhere.reports().stream()
                .mapToInt(path -> REPORT.length() + path.length() + arn(path + "/task-*"))
                .sum();
        return REST_OF_VERIFY_ROLE
                + buckets(config, elsewhere)
                + keys(elsewhere)
                + reports
                + partition(config, elsewhere, 2 * elsewhere.reports().size());
    }

    /** What the ARNs of buckets and keys have in addition in a partition with a longer name, which the sources tell. */
    private static int partition(Config config, ForeignResources elsewhere, int others) {
        int arns = 3
                + elsewhere.buckets().size()
                + elsewhere.folders().size()
                + elsewhere.ownRoleKeys().size()
                + others;
        return arns
                * config.schedules().stream()
                        .flatMap(schedule -> schedule.sources().stream())
                        .map(source -> source.sourceArn().split(":", 3)[1].length() - "aws".length())
                        .findFirst()
                        .orElse(0);
    }

    private static int buckets(Config config, ForeignResources elsewhere) {
        String own = config.storage().bucketName().orElse(LONGEST_BUCKET);
        return arn(own)
                + arn(own + "/" + config.storage().s3Prefix() + "/*")
                + arns(elsewhere.buckets())
                + arns(elsewhere.folders());
    }

    private static int keys(ForeignResources elsewhere) {
        return KEY.length() * (1 + elsewhere.ownRoleKeys().size());
    }

    private static int arns(Collection<String> names) {
        return names.stream().mapToInt(RolePolicies::arn).sum();
    }

    private static int arn(String name) {
        return ",\"arn:aws:s3:::\"".length() + name.length();
    }
}
