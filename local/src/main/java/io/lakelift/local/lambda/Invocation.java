package io.lakelift.local.lambda;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** A call in progress. The first result completes {@code answer}; later ones are ignored. */
record Invocation(String id, byte[] payload, CompletableFuture<FunctionResult> answer) {
    static Invocation of(byte[] payload) {
        return new Invocation(UUID.randomUUID().toString(), payload.clone(), new CompletableFuture<>());
    }
}
