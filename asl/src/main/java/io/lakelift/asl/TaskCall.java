package io.lakelift.asl;

import java.util.Map;

/**
 * One attempt at a Task state, as passed to a {@link TaskExecutor}.
 *
 * @param state the state's name
 * @param resource the Resource as written
 * @param arguments the Arguments filled in, or null if the state has none
 * @param attempt 1 for the first, counting every retry of this visit to the state
 * @param context {@code $states.context} at this attempt; it includes {@code Task.Token} if the Resource waits for one
 */
public record TaskCall(String state, String resource, Object arguments, int attempt, Map<String, Object> context) {}
