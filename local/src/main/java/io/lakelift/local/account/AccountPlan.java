package io.lakelift.local.account;

import io.lakelift.export.DailyLimits;
import io.lakelift.export.Deployment;
import io.lakelift.export.ExportPolicy;
import io.lakelift.export.ExportTarget;
import io.lakelift.export.Home;
import io.lakelift.export.error.ExportRefused;
import io.lakelift.local.account.AccountOptions.Setting;
import io.lakelift.local.run.UsageError;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a run in an account is about to do, resolved from the input, the options and the environment. A missing
 * setting, or a source or target that cannot be used, is refused while the plan is made, before the request for
 * consent.
 *
 * @param deadline how long the export may take, as ISO-8601 text; an invalid one in the input is left for StartExport
 * @param topic the ARN of the topic that the notice is sent to; empty if the notice is printed
 */
record AccountPlan(AccountInput input, Deployment deployment, String deadline, Optional<String> topic) {
    private static final List<Setting> NEEDED = List.of(AccountOptions.BUCKET, AccountOptions.ROLE, AccountOptions.KEY);
    private static final Duration MAX_SNAPSHOT_AGE = Duration.ofHours(30);

    /** A placeholder, never sent to AWS: a cancel or adoption writes nothing, and FSx writes to the linked S3 path. */
    private static final ExportTarget NOWHERE =
            new ExportTarget("nowhere", "", "arn:aws:iam::000000000000:role/nobody", "alias/none");

    /**
     * @param home the caller's Region and account
     * @throws UsageError naming what is missing or invalid
     */
    static AccountPlan of(AccountInput input, AccountOptions options, Map<String, String> environment, Home home) {
        Duration usual = deadline(options, environment);
        String name = options.value(AccountOptions.NAME, Map.of(), environment).orElse("laptop");
        Deployment deployment;
        try {
            input.source().ifPresent(home::requireSourceOfRun);
            ExportTarget target = target(input, options, environment);
            if (input.exportsDatabase()) {
                home.requireTarget(target);
            }
            deployment = new Deployment(name, home.region(), target, usual, MAX_SNAPSHOT_AGE, anything(target));
        } catch (ExportRefused e) {
            throw new UsageError(String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw new UsageError("%s: give another with --deployment or --deadline."
                    .formatted(sentence(String.valueOf(e.getMessage()))));
        }
        return new AccountPlan(
                input,
                deployment,
                options.value(AccountOptions.DEADLINE, input.fields(), environment)
                        .orElse(usual.toString()),
                options.value(AccountOptions.TOPIC, Map.of(), environment));
    }

    private static ExportTarget target(AccountInput input, AccountOptions options, Map<String, String> environment) {
        if (!input.exportsDatabase()) {
            return NOWHERE;
        }
        List<Setting> missing = NEEDED.stream()
                .filter(one -> options.value(one, input.fields(), environment).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            throw new UsageError("No value for %s: write it into FILE, or give the option or variable named with it."
                    .formatted(missing.stream()
                            .map(one -> "%s (%s, %s)".formatted(one.field(), one.option(), one.variable()))
                            .collect(Collectors.joining(", "))));
        }
        return new ExportTarget(
                options.value(AccountOptions.BUCKET, input.fields(), environment)
                        .orElseThrow(),
                options.value(AccountOptions.PREFIX, input.fields(), environment)
                        .orElse(""),
                options.value(AccountOptions.ROLE, input.fields(), environment).orElseThrow(),
                options.value(AccountOptions.KEY, input.fields(), environment).orElseThrow());
    }

    /** Allows every export and cancel: the caller's own IAM permissions are the limit. */
    private static ExportPolicy anything(ExportTarget target) {
        return new ExportPolicy(ExportPolicy.of(target).combinations(), true, DailyLimits.NONE);
    }

    private static Duration deadline(AccountOptions options, Map<String, String> environment) {
        String text =
                options.value(AccountOptions.DEADLINE, Map.of(), environment).orElse("PT12H");
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new UsageError(
                    "--deadline \"%s\" cannot be read: give an ISO-8601 duration such as PT12H.".formatted(text));
        }
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
