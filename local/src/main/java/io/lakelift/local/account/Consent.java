package io.lakelift.local.account;

import io.lakelift.asl.StrictJson;
import io.lakelift.export.ExportTarget;
import io.lakelift.export.Prices;
import io.lakelift.export.Text;
import io.lakelift.input.ExportParameter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes the text that the user sees before a run in an account begins. It lists every field that will be sent, with
 * its exact value, except that invisible characters are shown as escapes, and very long values are cut and marked as
 * cut.
 */
final class Consent {
    private static final int LONGEST = 2000;

    /** The fields with a line of their own, most of which options and variables can also set. */
    private static final Set<String> RESOLVED = EnumSet.of(
                    ExportParameter.SOURCE_ARN,
                    ExportParameter.EXPORT_ONLY,
                    ExportParameter.PATHS,
                    ExportParameter.S3_BUCKET_NAME,
                    ExportParameter.S3_PREFIX,
                    ExportParameter.IAM_ROLE_ARN,
                    ExportParameter.KMS_KEY_ID,
                    ExportParameter.DEADLINE)
            .stream()
            .map(ExportParameter::spelling)
            .collect(Collectors.toUnmodifiableSet());

    private final List<String> lines = new ArrayList<>();
    private final AccountPlan plan;

    private Consent(AccountPlan plan) {
        this.plan = plan;
    }

    /** The whole text. It names the endpoints that the environment sets, because they may not be AWS. */
    static String of(AccountPlan plan, CallerAccount account, Map<String, String> environment) {
        Consent consent = new Consent(plan);
        consent.lines.add(
                "This is about to run in AWS account %s, Region %s:".formatted(account.id(), account.region()));
        consent.line("as", account.caller());
        environment.entrySet().stream()
                .filter(one -> one.getKey().startsWith("AWS_ENDPOINT_URL"))
                .sorted(Map.Entry.comparingByKey())
                .forEach(one -> consent.line(
                        "endpoint", one.getValue().replaceFirst("//.*@", "//") + " (" + one.getKey() + ")"));
        consent.export();
        consent.otherFields();
        consent.ends();
        return String.join("\n", consent.lines) + "\n";
    }

    private void export() {
        plan.input().source().ifPresent(source -> {
            line("source", source.arn().toString());
            if (plan.input().exportsDatabase()) {
                database(plan.deployment().target());
            } else {
                line("paths", given(ExportParameter.PATHS, "all that has changed"));
                line("to", "the file system's own data repository");
                line("tags", "the execution's ARN, and " + plan.deployment().name());
                line("price", "S3's requests and storage");
            }
        });
    }

    private void database(ExportTarget target) {
        String prefix = target.s3Prefix().isEmpty() ? "" : target.s3Prefix() + "/";
        line("exportOnly", given(ExportParameter.EXPORT_ONLY, "everything"));
        line("to", "s3://" + target.s3BucketName() + "/" + prefix);
        line("identifier", "begins with " + plan.deployment().name());
        line("role", target.iamRoleArn());
        line("key", target.kmsKeyId());
        line(
                "price",
                String.format(
                        Locale.ROOT,
                        "about %.3f USD for each GB of the snapshot's or cluster's size, however little is exported",
                        Prices.EXPORTED_GB));
    }

    private String given(ExportParameter parameter, String otherwise) {
        Object value = plan.input().fields().get(parameter.spelling());
        return value == null ? otherwise : StrictJson.write(value);
    }

    /** Shows the fields that have no line of their own; an event has none, because only its source is used. */
    private void otherFields() {
        boolean exports = plan.input().source().isPresent();
        if (!plan.input().fields().containsKey("detail-type")) {
            plan.input().fields().forEach((field, value) -> {
                if (!exports || !RESOLVED.contains(String.valueOf(field))) {
                    line(String.valueOf(field), value instanceof String text ? text : StrictJson.write(value));
                }
            });
        }
    }

    private void ends() {
        if (!plan.input().cancels()) {
            line("deadline", plan.deadline() + " from the start, then the export is cancelled");
        }
        line("notice", plan.topic().map(arn -> "published to " + arn).orElse("printed here, and sent to no one"));
        lines.add("This computer follows the export. If the command dies, the export continues, and nothing cancels"
                + " it at its deadline or reports how it ended.");
    }

    private void line(String name, String value) {
        String exact = Text.json(value).replace("\n", "\\n");
        String shown = exact.length() <= LONGEST
                ? exact
                : Text.line(exact, LONGEST) + " (cut: it has " + value.length() + " characters)";
        lines.add("  %-14s %s".formatted(Text.line(name, LONGEST), shown));
    }
}
