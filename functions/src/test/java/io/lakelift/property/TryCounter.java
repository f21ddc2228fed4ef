package io.lakelift.property;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.lifecycle.AfterContainerHook;
import net.jqwik.api.lifecycle.AroundTryHook;
import net.jqwik.api.lifecycle.ContainerLifecycleContext;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.TryExecutionResult;
import net.jqwik.api.lifecycle.TryExecutor;
import net.jqwik.api.lifecycle.TryLifecycleContext;

/** Counts the tries of each class of properties and prints them once: what was claimed to be tried was tried. */
public final class TryCounter implements AroundTryHook, AfterContainerHook {
    /** The build tries the same values each time; another number, or more tries, looks further. */
    public static final String SEED = "20261121";

    private static final Map<Class<?>, AtomicLong> TRIES = new ConcurrentHashMap<>();

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }

    @Override
    public TryExecutionResult aroundTry(TryLifecycleContext context, TryExecutor attempt, List<Object> parameters) {
        TRIES.computeIfAbsent(context.containerClass(), type -> new AtomicLong())
                .incrementAndGet();
        return attempt.execute(parameters);
    }

    @Override
    public void afterContainer(ContainerLifecycleContext context) {
        context.optionalContainerClass()
                .map(TRIES::get)
                .ifPresent(tries -> System.out.printf("Tried %,d times: %s%n", tries.get(), context.label()));
    }
}
