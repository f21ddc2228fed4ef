package io.lakelift.handler;

import io.lakelift.property.Tree;
import io.lakelift.property.Tree.Arr;
import io.lakelift.property.Tree.Obj;
import io.lakelift.property.Tree.Raw;
import io.lakelift.property.Tree.Str;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

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

    /** Every field that is wrong, or that is not understood because another one is; empty for an input that is right. */
    static Set<String> wrong(Tree tree) {
        Set<String> twice = tree.twice();
        if (!twice.isEmpty()) {
            return printable(twice);
        }
        return tree instanceof Obj input ? new InputRules(input).check() : Set.of("the input");
    }

    /** As a sentence may show them: cut, and without what is no character. */
    static Set<String> printable(Set<String> names) {
        Set<String> shown = new HashSet<>();
        names.forEach(name -> shown.add(
                name.chars().allMatch(each -> each >= ' ' && each <= '~') && name.length() < 100 ? name : ""));
        return shown;
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
        String[] part = arn.split(":", 6);
        if (!isSource(arn) || !part[3].equals("eu-west-1")) {
            wrong.add("sourceArn");
        }
        if (part[2].equals("fsx")) {
            files();
        } else {
            database(part[5].replaceFirst(":.*", ""));
        }
        return wrong;
    }

    /** The ARN of something that can be exported, in any Region. */
    static boolean isSource(String arn) {
        if (!matches(arn, ARN) || arn.length() > 2048) {
            return false;
        }
        String[] part = arn.split(":", 6);
        boolean known = part[2].equals("rds")
                ? part[5].matches("(snapshot|cluster-snapshot|cluster|db):.+")
                : part[2].equals("fsx") && part[5].matches("file-system/fs-[0-9a-f]{8,}");
        return known && !part[3].isEmpty() && !part[4].isEmpty();
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
        checked(input, "s3BucketName", text -> text.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]"));
        checked(input, "s3Prefix", InputRules::isPrefix);
        checked(
                input,
                "iamRoleArn",
                text -> text.length() <= 2048
                        && matches(text, ARN)
                        && text.split(":", 6)[2].equals("iam")
                        && text.split(":", 6)[5].startsWith("role/"));
        checked(input, "kmsKeyId", text -> text.matches("[A-Za-z0-9:/_-]{1,2048}"));
    }

    /** With the placeholders of a date, and no other braces. */
    private static boolean isPrefix(String text) {
        String dated = text.replace("{date}", "2026-11-20")
                .replace("{yyyy}", "2026")
                .replace("{MM}", "11")
                .replace("{dd}", "20");
        return dated.matches("(?!/)[^:{}]*(?<!/)") && dated.length() <= 512 && isClean(dated);
    }

    private void files() {
        only(input, Set.of("sourceArn", "deadline", "paths", "report"));
        duration("deadline", 13);
        list("paths", 100, text -> !text.isEmpty() && text.length() <= 4096 && isClean(text), false);
        input.get("report").ifPresent(this::report);
    }

    private void report(Tree tree) {
        if (!(tree instanceof Obj report)) {
            wrong.add("report");
            return;
        }
        only(report, Set.of("enabled", "path", "format", "scope"));
        flag(report, "enabled");
        if (report.get("enabled").isEmpty()) {
            wrong.add("enabled");
        }
        checked(
                report,
                "path",
                text -> text.length() <= 4357 && text.startsWith("s3://") && text.length() > 5 && isClean(text));
        checked(report, "format", text -> text.matches("[A-Z0-9_]{1,64}"));
        checked(report, "scope", text -> text.matches("[A-Z0-9_]{1,64}"));
        if (report.get("path").isEmpty()) {
            report.get("enabled").filter(new Raw("true")::equals).ifPresent(enabled -> wrong.add("path"));
        }
    }

    private void only(Obj object, Set<String> known) {
        Set<String> unknown = new HashSet<>(object.keys());
        unknown.removeAll(known);
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
                return duration.toSeconds() >= 1 && duration.compareTo(Duration.ofDays(days)) <= 0;
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

    /** One to three parts between dots, each of them clean. */
    private static boolean isPart(String text) {
        List<String> parts = List.of(text.split("\\.", -1));
        return parts.size() <= 3 && parts.stream().allMatch(part -> !part.isEmpty() && isClean(part));
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
