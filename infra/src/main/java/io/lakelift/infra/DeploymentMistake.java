package io.lakelift.infra;

/** What the person who deploys can put right. Its message is the one sentence shown instead of a stack trace. */
final class DeploymentMistake extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DeploymentMistake(String sentence) {
        super(sentence);
    }
}
