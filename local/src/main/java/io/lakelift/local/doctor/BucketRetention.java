package io.lakelift.local.doctor;

import io.lakelift.local.plan.Plural;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DefaultRetention;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleExpiration;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.LifecycleRuleAndOperator;
import software.amazon.awssdk.services.s3.model.LifecycleRuleFilter;
import software.amazon.awssdk.services.s3.model.ObjectLockConfiguration;
import software.amazon.awssdk.services.s3.model.ObjectLockRule;

/**
 * Checks how long a bucket keeps objects: whether Object Lock prevents the deletion of new ones, and whether a
 * lifecycle rule may delete files before an export is complete.
 *
 * @param locations the locations in this bucket that exports go to
 */
record BucketRetention(ExaminedDeployment deployment, String bucket, Set<ExportLocation> locations) {
    void ask(S3Client s3, CheckFindings findings) {
        objectLock(s3, findings);
        lifecycle(s3, findings);
    }

    private void objectLock(S3Client s3, CheckFindings findings) {
        findings.ask(
                        "s3:GetBucketObjectLockConfiguration",
                        () -> Optional.ofNullable(s3.getObjectLockConfiguration(call -> call.bucket(bucket))
                                        .objectLockConfiguration())
                                .map(ObjectLockConfiguration::rule)
                                .map(ObjectLockRule::defaultRetention),
                        "ObjectLockConfigurationNotFound")
                .value()
                .flatMap(retention -> retention)
                .ifPresent(retention -> findings.needsAttention(
                        "its Object Lock keeps each new object for %s: AWS does not say whether RDS can write to such a bucket, and what a failed export leaves cannot be deleted before"
                                .formatted(length(retention)),
                        "Try a small export to it first, or name a bucket without a default retention."));
    }

    private static String length(DefaultRetention retention) {
        return retention.days() == null
                ? Plural.of(Objects.requireNonNullElse(retention.years(), 0), "year")
                : Plural.of(retention.days(), "day");
    }

    private void lifecycle(S3Client s3, CheckFindings findings) {
        findings.ask(
                        "s3:GetLifecycleConfiguration",
                        () -> s3.getBucketLifecycleConfiguration(call -> call.bucket(bucket))
                                .rules(),
                        "NoSuchLifecycleConfiguration")
                .value()
                .ifPresent(rules -> expiries(rules, findings));
    }

    private void expiries(List<LifecycleRule> rules, CheckFindings findings) {
        List<LifecycleExpiration> expiries = rules.stream()
                .filter(rule -> rule.status() == ExpirationStatus.ENABLED && isAboutExports(rule))
                .flatMap(rule -> Optional.ofNullable(rule.expiration()).stream())
                .toList();
        expiries.stream()
                .flatMap(each -> Optional.ofNullable(each.days()).stream())
                .min(Integer::compare)
                .ifPresent(days -> expires(days, findings));
        expiries.stream()
                .flatMap(each -> Optional.ofNullable(each.date()).stream())
                .min(Instant::compareTo)
                .ifPresent(date -> findings.needsAttention(
                        "a lifecycle rule deletes all objects from %s on, also those of later exports"
                                .formatted(LocalDate.ofInstant(date, ZoneOffset.UTC)),
                        "Give the bucket's lifecycle rule a number of days instead of a date, or disable it."));
    }

    private void expires(int days, CheckFindings findings) {
        Duration deadline = deployment.config().exports().deadline();
        if (Duration.ofDays(days).compareTo(deadline) <= 0) {
            findings.needsAttention(
                    "a lifecycle rule deletes objects after %s, and an export may take %s: its first files may be gone before its last are written"
                            .formatted(Plural.of(days, "day"), deadline),
                    "Let the bucket's lifecycle rule keep objects longer, or lower exports.deadline.");
        } else {
            findings.detail("objects are deleted after %s".formatted(Plural.of(days, "day")));
        }
    }

    /**
     * Whether a rule can apply to an export. A rule that filters by tags cannot, because RDS writes objects without
     * tags. An old rule has its prefix in the rule itself, not in a filter, and S3 still returns it in that form.
     */
    @SuppressWarnings("deprecation")
    private boolean isAboutExports(LifecycleRule rule) {
        Optional<LifecycleRuleFilter> filter = Optional.ofNullable(rule.filter());
        Optional<LifecycleRuleAndOperator> and = filter.map(LifecycleRuleFilter::and);
        if (filter.map(LifecycleRuleFilter::tag).isPresent()
                || and.filter(LifecycleRuleAndOperator::hasTags).isPresent()) {
            return false;
        }
        String prefix = filter.map(LifecycleRuleFilter::prefix)
                .or(() -> and.map(LifecycleRuleAndOperator::prefix))
                .or(() -> Optional.ofNullable(rule.prefix()))
                .orElse("");
        return locations.stream()
                .map(location -> location.prefix().isEmpty() ? "" : location.prefix() + "/")
                .anyMatch(folder -> folder.startsWith(prefix) || prefix.startsWith(folder));
    }
}
