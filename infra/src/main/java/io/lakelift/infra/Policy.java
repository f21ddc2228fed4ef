package io.lakelift.infra;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awscdk.Token;

/**
 * Writes policies as JSON, and checks that the functions' environment variables, which contain the list of what an
 * input may ask for, do not exceed Lambda's limit.
 */
final class Policy {
    /** Lambda's limit for a function's environment variables, names and values together. */
    private static final int MOST_BYTES = 4096;

    /** An upper bound for the ARNs and names that CloudFormation fills in. */
    private static final int RESOLVED_BYTES = 150;

    private static final ObjectMapper JSON = new ObjectMapper();

    private Policy() {}

    static String json(Map<String, Object> policy) {
        try {
            return JSON.writeValueAsString(policy);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a policy can always be written", e);
        }
    }

    /** @throws DeploymentMistake if Lambda would refuse the environment */
    static Map<String, String> fitting(Map<String, String> environment) {
        int bytes = environment.entrySet().stream()
                .mapToInt(variable -> bytes(variable.getKey()) + bytes(variable.getValue()))
                .sum();
        if (bytes > MOST_BYTES) {
            throw new DeploymentMistake(
                    "The schedules with a bucket, prefix, role or key of their own, and sources, are too many for the functions' environment, which has %d bytes and would need %d: let tags choose the sources of such schedules, or move schedules into another deployment."
                            .formatted(MOST_BYTES, bytes));
        }
        return environment;
    }

    private static int bytes(String text) {
        return Token.isUnresolved(text) ? RESOLVED_BYTES : text.getBytes(StandardCharsets.UTF_8).length;
    }
}
