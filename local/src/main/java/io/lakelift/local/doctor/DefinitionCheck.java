package io.lakelift.local.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionDiagnostic;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResponse;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResultCode;

/**
 * A state machine's definition, as the deployment would fill it in: whether Step Functions itself takes it.
 *
 * @param file under {@code statemachine/}
 */
record DefinitionCheck(Subject subject, Path file) implements Check.Question {
    private static final List<String> MACHINES = List.of("export", "fleet", "stopped", "sweep");
    private static final Pattern LEFT_OPEN = Pattern.compile("\\$\\{([A-Za-z]+?)(Function|StateMachine)Arn}");
    private static final String SUFFIX = ".asl.json";

    /** One check for each, in a fixed order. */
    static List<Check> all(Subject subject, Path home) {
        return MACHINES.stream()
                .map(name -> new Check(
                        "definition " + name,
                        new DefinitionCheck(
                                subject, home.resolve("statemachine").resolve(name + SUFFIX))))
                .toList();
    }

    @Override
    public void ask(Findings findings) {
        String definition = filledIn();
        findings.ask(
                        "states:ValidateStateMachineDefinition",
                        () -> subject.clients()
                                .sfn()
                                .validateStateMachineDefinition(call -> call.definition(definition)))
                .value()
                .ifPresent(answer -> judge(answer, findings));
    }

    private static void judge(ValidateStateMachineDefinitionResponse answer, Findings findings) {
        if (answer.result() != ValidateStateMachineDefinitionResultCode.OK) {
            for (ValidateStateMachineDefinitionDiagnostic each : answer.diagnostics()) {
                findings.attention(
                        "%s at %s: %s".formatted(each.code(), each.location(), each.message()),
                        "Correct the definition where it was changed; if it was not, report this as a bug of Lakelift.");
            }
        }
    }

    /** The ARNs need not exist: Step Functions looks at their form. */
    private String filledIn() {
        try {
            String partition = subject.home().partition();
            String text = Files.readString(file)
                    .replace("arn:aws:states:", "arn:" + partition + ":states:")
                    .replaceFirst(
                            "\"[^\"]*\\$\\{MaxConcurrency}[^\"]*\"",
                            String.valueOf(subject.config().exports().concurrency()));
            return LEFT_OPEN
                    .matcher(text)
                    .replaceAll(match -> Matcher.quoteReplacement(arn(match.group(1), match.group(2))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String arn(String name, String kind) {
        String named = subject.named(name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT));
        return kind.equals("Function")
                ? subject.arn("lambda", "function:" + named + ":1")
                : subject.arn("states", "stateMachine:" + named);
    }
}
