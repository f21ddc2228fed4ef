package io.lakelift.local.account;

import io.lakelift.local.lambda.Output;
import io.lakelift.local.run.InputFile;
import io.lakelift.local.run.UsageError;
import io.lakelift.local.run.View;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Carries out {@code run FILE --aws}: shows what will happen in which account, asks for consent unless {@code --yes} is
 * given, and runs the execution.
 */
public final class AccountCommand {
    private final AccountOptions options;
    private final InputFile file;
    private final Optional<String> name;
    private final Path home;
    private final View view;
    private final Output output;

    /** @param name the execution's name; null to derive it from the file's name */
    public AccountCommand(AccountOptions options, InputFile file, String name, Path home, View view, Output output) {
        this.options = options;
        this.file = file;
        this.name = Optional.ofNullable(name);
        this.home = home;
        this.view = view;
        this.output = output;
    }

    /**
     * @return the exit status; 1 if the person declines
     * @throws UsageError if an option, the input or the account cannot be used; nothing was started
     */
    public int call(PrintWriter out, PrintWriter err) {
        AccountInput input = AccountInput.of(file);
        if (!options.isAgreed() && !Question.possible()) {
            throw new UsageError(
                    "Standard input is not a terminal, so you cannot be asked: add --yes to run in your account.");
        }
        Map<String, String> environment = System.getenv();
        CallerAccount account = CallerAccount.signIn(options.value(AccountOptions.REGION, Map.of(), environment));
        AccountPlan plan = AccountPlan.of(input, options, environment, account.home());
        view.begins(Consent.of(plan, account, environment));
        Question question = new Question(out);
        if (!options.isAgreed() && !question.ask("Go on? [y/N]").matches("y|yes")) {
            out.println("Nothing was started.");
            return 1;
        }
        boolean answers = Question.possible() && view.isForPeople();
        try (AccountClients clients = AccountClients.of(account)) {
            return new AccountRun(plan, account, clients, view, question, answers)
                    .run(home, name.orElseGet(file::executionName), output, err);
        }
    }
}
