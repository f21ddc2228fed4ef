package io.lakelift.local.doctor;

import static java.util.Objects.requireNonNull;

import io.lakelift.config.Config;
import io.lakelift.export.Home;
import java.time.InstantSource;

/**
 * What is examined.
 *
 * @param config what the deployment's file says
 * @param home the caller's account and Region
 * @param clients that ask
 * @param clock that ages and next runs are counted from
 */
public record Subject(Config config, Home home, DoctorClients clients, InstantSource clock) {
    public Subject {
        requireNonNull(config, "config is null");
        requireNonNull(home, "home is null");
        requireNonNull(clients, "clients is null");
        requireNonNull(clock, "clock is null");
    }

    /** An ARN in the deployment's account and Region. */
    String arn(String service, String resource) {
        return "arn:%s:%s:%s:%s:%s".formatted(home.partition(), service, home.region(), home.account(), resource);
    }

    /** A resource's name, which all of a deployment begin with its own. */
    String named(String rest) {
        return config.name() + "-" + rest;
    }
}
