package io.lakelift.local.lambda;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** A call in progress: the first to learn how it ended completes {@code answer}, later results are ignored. */
record Invocation(String id, byte[] payload, CompletableFuture<FunctionResult> answer) {
    static Invocation of(byte[] payload) {
        return new Invocation(UUID.randomUUID().toString(), payload.clone(), new CompletableFuture<>());
    }
}
