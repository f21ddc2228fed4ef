package io.lakelift.local.sim;

import io.lakelift.local.asl.StateMachine;
import io.lakelift.local.aws.FakeCloud;
import java.util.Map;

/** What one thread plays its nights with: definitions and functions, which each night puts on its own cloud. */
final class Stage {
    private final Map<String, StateMachine> machines;
    private final Lambdas lambdas;
    private FakeCloud cloud;

    Stage(Deployed deployed) {
        machines = deployed.machines().get();
        lambdas = new Lambdas(deployed.environment(), () -> cloud);
    }

    void enter(FakeCloud other) {
        cloud = other;
    }

    Map<String, StateMachine> machines() {
        return machines;
    }

    Lambdas lambdas() {
        return lambdas;
    }
}
