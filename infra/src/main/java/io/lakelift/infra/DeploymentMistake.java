package io.lakelift.infra;

import io.lakelift.export.Text;

/** What the person who deploys can put right. Its message is the one sentence shown instead of a stack trace. */
final class DeploymentMistake extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 8000;

    DeploymentMistake(String sentence) {
        super(Text.shown(sentence, LONGEST));
    }
}
