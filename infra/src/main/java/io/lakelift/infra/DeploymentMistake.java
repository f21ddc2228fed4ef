package io.lakelift.infra;

/**
 * A mistake that the person who deploys can correct. Its message is the one sentence shown instead of a stack trace.
 */
final class DeploymentMistake extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DeploymentMistake(String sentence) {
        super(sentence);
    }
}
