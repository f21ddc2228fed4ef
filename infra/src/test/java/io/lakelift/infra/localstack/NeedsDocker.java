package io.lakelift.infra.localstack;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/**
 * Skips the tests, with one line that says so, where no Docker engine answers. With {@code -Dlakelift.docker=required}
 * it lets them run, and so fail: a machine that is to judge must not pass for want of an engine.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsDocker.Condition.class)
@interface NeedsDocker {

    /** Looks for the engine once, before anything is set up. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if ("required".equals(System.getProperty("lakelift.docker"))) {
                return ConditionEvaluationResult.enabled("A Docker engine is required.");
            }
            if (DockerClientFactory.instance().isDockerAvailable()) {
                return ConditionEvaluationResult.enabled("A Docker engine answers.");
            }
            String why = context.getDisplayName() + " is skipped: no Docker engine answers; see judges/localstack.";
            if (context.getTestMethod().isEmpty()) {
                System.err.println(why);
            }
            return ConditionEvaluationResult.disabled(why);
        }
    }
}
