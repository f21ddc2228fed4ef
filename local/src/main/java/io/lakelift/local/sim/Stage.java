package io.lakelift.local.sim;

import io.lakelift.handler.Settings;
import io.lakelift.local.asl.StateMachine;
import io.lakelift.local.aws.FakeCloud;
import io.lakelift.local.states.ServiceCalls;
import java.util.Map;

/** What one thread plays its nights with: definitions and functions, which each night puts on its own cloud. */
final class Stage {
    private final Map<String, StateMachine> machines;
    private final Settings settings;
    private final Lambdas.Clients clients;
    private FakeCloud cloud;

    Stage(Deployed deployed) {
        machines = deployed.machines().get();
        settings = Settings.from(deployed.environment());
        clients = Lambdas.Clients.of(() -> cloud);
    }

    /** What state machines ask of RDS and FSx themselves. */
    ServiceCalls services() {
        return new ServiceCalls(clients::rds, clients::fsx);
    }

    /** Fresh functions on another cloud. */
    Lambdas enter(FakeCloud other) {
        cloud = other;
        return new Lambdas(settings, clients);
    }

    Map<String, StateMachine> machines() {
        return machines;
    }
}
