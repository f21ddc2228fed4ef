package io.lakelift.config;

import io.lakelift.export.Deployment;
import io.lakelift.export.TargetRules;
import io.lakelift.input.Value;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The patterns that names, ARNs and addresses in the file must match, each with the rule that ends its error message.
 * The JSON Schema has the same patterns.
 */
enum Forms {
    NAME(Deployment.NAME, Forms::ofExistingGroup, "give at most 20 letters, digits and single hyphens, a letter first"),
    SCHEDULE("[A-Za-z0-9](-?[A-Za-z0-9]){0,39}", "give at most 40 letters, digits and single hyphens"),
    BUCKET(
            TargetRules.BUCKET,
            TargetRules::bucket,
            "give the name of an existing bucket, 3 to 63 lowercase letters, digits, hyphens and dots"),
    ACCOUNT("[0-9]{12}", "give the twelve digits of an account, in quotes"),
    KEY(
            TargetRules.KEY_ARN.pattern(),
            "give the ARN of an existing key, not of an alias: arn:aws:kms:REGION:ACCOUNT:key/ID, where ID is a UUID,"
                    + " or mrk- and 32 hexadecimal digits"),
    TOPIC(
            "arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}",
            "give the ARN of an existing standard topic, arn:aws:sns:REGION:ACCOUNT:NAME"),
    PREFIX(
            Pattern.compile("[A-Za-z0-9!_.'()=+-]+(/[A-Za-z0-9!_.'()=+-]+)*"),
            TargetRules::prefix,
            "give a path such as exports/nightly, with no slash at either end and no colon or wildcard"),
    DATED_PREFIX(
            "([A-Za-z0-9!_.'()=+-]|\\{(date|yyyy|MM|dd)\\})+(/([A-Za-z0-9!_.'()=+-]|\\{(date|yyyy|MM|dd)\\})+)*",
            "give a path such as nightly/{yyyy}/{MM}/{dd}, with no slash at either end, no colon or wildcard, and"
                    + " no placeholder but {date}, {yyyy}, {MM} and {dd}"),
    DATABASE(
            "[a-z0-9_-]{1,200}",
            "give the name of a Glue database that Athena can read: lowercase letters, digits, underscores and hyphens"),
    LOCATION(
            "s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/[A-Za-z0-9!_.'()=+-]+)+",
            "give a folder such as s3://my-lake/tables, with no slash at its end and no colon or wildcard"),
    EMAIL("[^@\\s]+@[^@\\s]+\\.[^@\\s]+", "give one e-mail address"),
    URL("https://[^\\s]+", "give a URL that begins with https://"),
    RUNBOOK(
            "https://[^\\s#]{1,492}",
            "give the address of docs/operations.md in your repository, at most 500 characters that begin with https://,"
                    + " without a #"),
    QUEUE(
            "arn:aws[a-z-]*:sqs:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,80}",
            "give the ARN of an existing standard queue, arn:aws:sqs:REGION:ACCOUNT:NAME"),
    FUNCTION(
            "arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:[A-Za-z0-9_-]{1,140}(:[A-Za-z0-9_-]+)?",
            "give the ARN of an existing function, arn:aws:lambda:REGION:ACCOUNT:function:NAME");

    private final Pattern form;
    private final Function<String, Optional<String>> domain;
    private final String rule;

    Forms(String form, String rule) {
        this(Pattern.compile(form), rule);
    }

    Forms(Pattern form, String rule) {
        this(form, text -> Optional.empty(), rule);
    }

    /** @param domain the check that an execution's input gets too; its message is more specific than {@code rule} */
    Forms(Pattern form, Function<String, Optional<String>> domain, String rule) {
        this.form = form;
        this.domain = domain;
        this.rule = rule;
    }

    /** The value's text; empty if it does not have this form, which is reported as a mistake. */
    Optional<String> read(Value value) {
        return value.checked(domain).isEmpty() ? Optional.empty() : value.text(form.asMatchPredicate(), rule);
    }

    /** The stack creates a group of schedules with the deployment's name, and each account has this one. */
    private static Optional<String> ofExistingGroup(String name) {
        return name.equals("default")
                ? Optional.of("is the name of EventBridge Scheduler's own group of schedules: give another")
                : Optional.empty();
    }

    String pattern() {
        return form.pattern();
    }
}
