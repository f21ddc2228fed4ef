package io.lakelift.local.lambda;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** One call on its way: whoever learns first how it ended completes {@code answer}, later voices are not heard. */
record Invocation(String id, byte[] payload, CompletableFuture<FunctionResult> answer) {
    static Invocation of(byte[] payload) {
        return new Invocation(UUID.randomUUID().toString(), payload.clone(), new CompletableFuture<>());
    }
}
