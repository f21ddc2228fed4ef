package io.lakelift.local.doctor;

import software.amazon.awssdk.services.lambda.model.AccountLimit;

/**
 * Checks whether Lambda's concurrency limit suffices for a fleet. New accounts may run only ten functions at once, and
 * each export of a fleet may call one at any moment.
 */
record LambdaLimitCheck(ExaminedDeployment deployment) implements Check.Question {
    @Override
    public void ask(CheckFindings findings) {
        findings.ask(
                        "lambda:GetAccountSettings",
                        () -> deployment.clients().lambda().getAccountSettings().accountLimit())
                .value()
                .map(AccountLimit::unreservedConcurrentExecutions)
                .ifPresent(free -> judge(free, findings));
    }

    private void judge(int free, CheckFindings findings) {
        int needed = deployment.config().exports().concurrency();
        if (free < needed) {
            findings.needsAttention(
                    "%d functions may run at once, and a fleet runs %d exports at once".formatted(free, needed),
                    "Raise Lambda's quota of concurrent executions, release reserved concurrency, or lower exports.concurrency.");
        } else {
            findings.detail("%d functions may run at once".formatted(free));
        }
    }
}
