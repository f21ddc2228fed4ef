package io.lakelift.local.sim;

import io.lakelift.handler.Settings;
import io.lakelift.local.asl.StateMachine;
import io.lakelift.local.aws.FakeCloud;
import java.util.Map;
import software.amazon.awssdk.regions.Region;

/** What one thread plays its nights with: definitions and functions, which each night puts on its own cloud. */
final class Stage {
    private final Map<String, StateMachine> machines;
    private final Settings settings;
    private final Lambdas.Clients clients;
    private FakeCloud cloud;

    Stage(Deployed deployed) {
        machines = deployed.machines().get();
        settings = Settings.from(deployed.environment());
        clients = Lambdas.Clients.of(Region.of(settings.deployment().region()), () -> cloud);
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
