package io.lakelift.local.doctor;

import static java.util.Objects.requireNonNull;

import io.lakelift.config.Config;
import io.lakelift.export.Home;
import java.time.InstantSource;

/**
 * The deployment that the doctor examines, with the clients and the clock that its checks use.
 *
 * @param config the contents of the deployment's file
 * @param home the caller's account and Region
 * @param clients the AWS clients for that account
 * @param clock the clock for ages and next starts
 */
public record ExaminedDeployment(Config config, Home home, DoctorClients clients, InstantSource clock) {
    public ExaminedDeployment {
        requireNonNull(config, "config is null");
        requireNonNull(home, "home is null");
        requireNonNull(clients, "clients is null");
        requireNonNull(clock, "clock is null");
    }

    /** An ARN in the deployment's account and Region. */
    String arn(String service, String resource) {
        return "arn:%s:%s:%s:%s:%s".formatted(home.partition(), service, home.region(), home.account(), resource);
    }

    /** The name of one of the deployment's resources: the deployment's name, a hyphen and {@code rest}. */
    String named(String rest) {
        return config.name() + "-" + rest;
    }
}
