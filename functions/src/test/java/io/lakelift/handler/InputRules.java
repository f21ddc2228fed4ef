package io.lakelift.handler;

import io.lakelift.property.RawJson;
import io.lakelift.property.RawJson.Arr;
import io.lakelift.property.RawJson.Obj;
import io.lakelift.property.RawJson.Raw;
import io.lakelift.property.RawJson.Str;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The README's table of inputs once more, as a program of its own that shares nothing with the one under test: which
 * fields of an input are wrong.
 */
final class InputRules {
    private static final List<String> RDS =
            List.of("sourceArn", "exportOnly", "s3BucketName", "s3Prefix", "iamRoleArn", "kmsKeyId", "deadline");
    static final String ARN = "arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:(\\d{12})?:[!-~]+";

    private final Obj input;
    private final Set<String> wrong = new HashSet<>();

    private InputRules(Obj input) {
        this.input = input;
    }

    /**
     * Every field that is wrong, or that is not understood because another one is; empty for an input that is right.
     */
    static Set<String> wrong(RawJson tree) {
        Set<String> twice = tree.twice();
        if (!twice.isEmpty()) {
            return printable(twice);
        }
        return tree instanceof Obj input ? new InputRules(input).check() : Set.of("the input");
    }

    /** As a sentence may show them: cut, without what is no character, and without a link that opens. */
    static Set<String> printable(Set<String> names) {
        Set<String> shown = new HashSet<>();
        names.forEach(name -> shown.add(isShownAsItIs(name) ? name : ""));
        return shown;
    }

    private static boolean isShownAsItIs(String name) {
        return name.length() < 100
                && !name.contains("://")
                && name.chars().allMatch(each -> each >= ' ' && each <= '~');
    }

    private Set<String> check() {
        input.keys().stream()
                .filter(Set.of("detail-type", "cancel", "adopt", "exportTaskIdentifier")::contains)
                .forEach(wrong::add);
        if (input.get("detail-type").orElse(input) instanceof Str) {
            wrong.add("EventID"); // it is read as an event
        }
        String arn = text("sourceArn");
        if (!matches(arn, ARN) || arn.length() > 2048) {
            wrong.add("sourceArn");
            return wrong;
        }
        if (!isSource(arn) || !isHere(arn) || !hasAName(arn)) {
            wrong.add("sourceArn");
        }
        String[] part = arn.split(":", 6);
        if (part[2].equals("fsx")) {
            files();
        } else {
            database(part[5].replaceFirst(":.*", ""));
        }
        return wrong;
    }

    /** In the partition, Region and account of {@link Lambda#payload}'s execution. */
    static boolean isHere(String arn) {
        return arn.matches("arn:aws:[^:]*:eu-west-1:123456789012:.*");
    }

    /** The ARN of something that can be exported, wherever it is. */
    static boolean isSource(String arn) {
        if (!matches(arn, ARN) || arn.length() > 2048) {
            return false;
        }
        String[] part = arn.split(":", 6);
        boolean known = part[2].equals("rds")
                ? part[5].matches("(snapshot|cluster-snapshot|cluster|db):.+")
                : part[2].equals("fsx") && part[5].matches("file-system/fs-[0-9a-f]{8,18}");
        return known && !part[3].isEmpty() && !part[4].isEmpty();
    }

    /** Whether RDS could have given an instance, a cluster or a snapshot this name. */
    private static boolean hasAName(String arn) {
        String[] part = arn.toLowerCase(Locale.ROOT).split(":", 7);
        return !part[2].equals("rds")
                || part[5].matches("db|cluster")
                        && part[6].length() <= 63
                        && part[6].matches("[a-z]([a-z0-9]|-(?=[a-z0-9]))*")
                || part[5].matches("snapshot|cluster-snapshot")
                        && part[6].length() <= 255
                        && part[6].matches("([a-z]+:)?[a-z]([a-z0-9]|-(?=[a-z0-9]))*");
    }

    private void database(String kind) {
        Set<String> known = new HashSet<>(RDS);
        boolean latest = kind.equals("cluster") && isTrue("latestSnapshot");
        if (kind.equals("cluster")) {
            known.add("latestSnapshot");
            flag(input, "latestSnapshot");
        }
        if (kind.equals("db") || latest) {
            known.addAll(Set.of("maxSnapshotAge", "includeManual"));
            duration("maxSnapshotAge", 3650);
            flag(input, "includeManual");
        }
        if (!kind.equals("cluster") || latest) {
            known.add("reuse");
            flag(input, "reuse");
        }
        only(input, known);
        list("exportOnly", Integer.MAX_VALUE, InputRules::isPart, true);
        duration("deadline", 13);
        // The deployment has no other combination than its own: what is right by its form is wrong all the same.
        checked(input, "s3BucketName", "lakelift-data-123456789012-eu-west-1"::equals);
        checked(input, "s3Prefix", text -> isPrefix(text) && isBelow("nightly", text));
        checked(input, "iamRoleArn", "arn:aws:iam::123456789012:role/lakelift-export"::equals);
        checked(
                input,
                "kmsKeyId",
                text -> ("key/" + text).endsWith("key/0a1b2c3d-1111-4222-8333-444455556666")
                        && (text.length() == 36
                                || text.equals(
                                        "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-1111-4222-8333-444455556666")));
    }

    private static boolean isBucket(String text) {
        return text.length() >= 3
                && text.length() <= 63
                && text.matches("[a-z0-9][a-z0-9.-]*[a-z0-9]")
                && !text.contains("..")
                && !text.matches("[0-9]+(\\.[0-9]+){3}")
                && Stream.of("xn--", "sthree-", "amzn-s3-demo-").noneMatch(text::startsWith)
                && Stream.of("-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3")
                        .noneMatch(text::endsWith);
    }

    private static boolean isBelow(String folder, String path) {
        List<String> names = List.of(path.split("/", -1));
        return names.getFirst().equals(folder) && !names.contains(".") && !names.contains("..");
    }

    /** With the placeholders of a date, and no other braces. */
    private static boolean isPrefix(String text) {
        String dated = text.replace("{date}", "2026-11-20")
                .replace("{yyyy}", "2026")
                .replace("{MM}", "11")
                .replace("{dd}", "20");
        return dated.matches("(?!/)[^:{}\\\\`\" ]*(?<!/)")
                && dated.getBytes(StandardCharsets.UTF_8).length <= 512
                && isClean(dated)
                && staysBelow(dated);
    }

    /** However often ".." leads up, it never leads above where the path began. */
    private static boolean staysBelow(String path) {
        List<String> folders = new ArrayList<>();
        for (String name : path.split("/")) {
            if (name.equals("..") && folders.isEmpty()) {
                return false;
            }
            if (name.equals("..")) {
                folders.removeLast();
            } else if (!name.equals(".")) {
                folders.add(name);
            }
        }
        return true;
    }

    private void files() {
        only(input, Set.of("sourceArn", "deadline", "paths", "report"));
        duration("deadline", 13);
        list("paths", 100, text -> !text.isEmpty() && text.length() <= 4096 && isClean(text), false);
        input.get("report").ifPresent(this::report);
    }

    private void report(RawJson tree) {
        if (!(tree instanceof Obj report)) {
            wrong.add("report");
            return;
        }
        only(report, Set.of("enabled", "path", "format", "scope"));
        flag(report, "enabled");
        if (report.get("enabled").isEmpty()) {
            wrong.add("enabled");
        }
        checked(report, "path", InputRules::isReportPath);
        checked(report, "format", "REPORT_CSV_20191124"::equals);
        checked(report, "scope", "FAILED_FILES_ONLY"::equals);
        if (report.get("enabled").equals(Optional.of(new Raw("true")))) {
            Stream.of("path", "format", "scope")
                    .filter(field -> report.get(field).isEmpty())
                    .forEach(wrong::add);
        }
    }

    private static boolean isReportPath(String text) {
        return text.length() <= 4357
                && text.startsWith("s3://")
                && isBucket(text.substring(5).replaceFirst("/.*", ""))
                && isClean(text);
    }

    private void only(Obj object, Set<String> known) {
        Set<String> unknown = new HashSet<>(object.keys());
        unknown.removeAll(known);
        if (object == input) {
            unknown.remove("AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID"); // Step Functions' own, whatever it says
        }
        wrong.addAll(printable(unknown));
    }

    private void checked(Obj object, String field, Predicate<String> right) {
        object.get(field)
                .filter(value -> !(value instanceof Str text && right.test(text.value())))
                .ifPresent(value -> wrong.add(field));
    }

    private void flag(Obj object, String field) {
        object.get(field)
                .filter(value -> !value.equals(new Raw("true")) && !value.equals(new Raw("false")))
                .ifPresent(value -> wrong.add(field));
    }

    private void duration(String field, int days) {
        checked(input, field, text -> {
            try {
                Duration duration = Duration.parse(text);
                return text.matches("[A-Z0-9.]+") // Java reads signs and small letters, which ISO 8601 has not
                        && duration.toSeconds() >= 1
                        && duration.compareTo(Duration.ofDays(days)) <= 0;
            } catch (DateTimeException | ArithmeticException e) {
                return false;
            }
        });
    }

    private void list(String field, int longest, Predicate<String> right, boolean once) {
        input.get(field).ifPresent(value -> {
            boolean fits = value instanceof Arr array
                    && !array.items().isEmpty()
                    && array.items().size() <= longest
                    && array.items().stream().allMatch(item -> item instanceof Str text && right.test(text.value()))
                    && (!once
                            || new HashSet<>(array.items()).size()
                                    == array.items().size());
            if (!fits) {
                wrong.add(field);
            }
        });
    }

    private static boolean isPart(String text) {
        return text.matches("[\\w$]+(\\.[\\w$]+){0,2}");
    }

    /** Whole characters that can be seen, and no blank at an end. */
    static boolean isClean(String text) {
        return text.equals(text.strip())
                && text.codePoints().noneMatch(each -> switch (Character.getType(each)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.UNASSIGNED,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> true;
                    default -> false;
                });
    }

    private static boolean matches(String text, String form) {
        return text.matches(form);
    }

    private String text(String field) {
        return input.get(field).orElse(new Raw("null")) instanceof Str text ? text.value() : "";
    }

    private boolean isTrue(String field) {
        return input.get(field).filter(new Raw("true")::equals).isPresent();
    }
}
