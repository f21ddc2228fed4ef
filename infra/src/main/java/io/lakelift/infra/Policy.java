package io.lakelift.infra;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakelift.config.Combinations;
import io.lakelift.config.Config;
import io.lakelift.export.DailyLimits;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Token;

/** What an input may ask for, as the functions have it in their environment: there is no call that could fail, or be denied. */
final class Policy {
    static final String VARIABLE = "LAKELIFT_POLICY";

    /** What Lambda gives a function's environment, names and values together. */
    private static final int MOST_BYTES = 4096;

    /** The longest ARN or name that CloudFormation puts in where the template has none yet. */
    private static final int RESOLVED_BYTES = 150;

    private static final ObjectMapper JSON = new ObjectMapper();

    private Policy() {}

    static String of(Config config) {
        Map<String, Object> policy = new LinkedHashMap<>();
        List<String> sources = Combinations.sources(config);
        List<Map<String, Object>> combinations = Combinations.of(config);
        if (!sources.isEmpty()) {
            policy.put("sources", sources);
        }
        if (!combinations.isEmpty()) {
            policy.put("combinations", combinations);
        }
        policy.put("foreignCancels", config.security().foreignCancels());
        Map<String, Object> limits = limits(config.limits());
        if (!limits.isEmpty()) {
            policy.put("limits", limits);
        }
        try {
            return JSON.writeValueAsString(policy);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a policy can always be written", e);
        }
    }

    private static Map<String, Object> limits(DailyLimits limits) {
        Map<String, Object> given = new LinkedHashMap<>();
        limits.gbPerNight().ifPresent(most -> given.put("gbPerNight", most));
        limits.exportsPerSourceAndDay().ifPresent(most -> given.put("exportsPerSourceAndDay", most));
        if (!given.isEmpty()) {
            given.put("timeZone", limits.timeZone().getId());
        }
        return given;
    }

    /** @throws DeploymentMistake where Lambda would refuse the environment */
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
