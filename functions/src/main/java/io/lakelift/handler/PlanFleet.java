package io.lakelift.handler;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.aws.AwsClients;
import io.lakelift.export.Deployment;
import io.lakelift.export.error.ExportRefused;
import io.lakelift.fleet.Catalog;
import io.lakelift.fleet.FleetPlan;
import io.lakelift.fleet.FleetPlanner;
import io.lakelift.fleet.FleetRequest;
import io.lakelift.fleet.NextRound;
import java.util.ArrayList;
import java.util.List;

/**
 * Plans a fleet's night: which exports are started, in which order and under which names, or why none is. After each
 * round, it plans the next one for the exports that wait for a snapshot.
 */
public final class PlanFleet extends JsonHandler {
    private final Deployment deployment;
    private final FleetPlanner planner;

    /** Used by Lambda: everything comes from the environment. */
    public PlanFleet() {
        this(Settings.current(), new AwsClients());
    }

    /** Also primes the function, if the settings say so. */
    PlanFleet(Settings settings, AwsClients clients) {
        this(settings.deployment(), Wiring.catalog(clients, settings));
        new Priming(settings, clients)
                .play(
                        new PlanFleet(settings.deployment(), Wiring.catalog(clients, settings)),
                        List.of(new PrimingCall(settings.deployment()).plan()));
    }

    /** @param catalog lists the account's sources with their tags */
    public PlanFleet(Deployment deployment, Catalog catalog) {
        this.deployment = requireNonNull(deployment, "deployment is null");
        this.planner = new FleetPlanner(deployment, catalog, PlanFleet::bytes);
    }

    @Override
    Object handle(CallContext call) {
        JsonNode input = JsonTree.any(call.fields(), "input");
        List<JsonNode> exports = new ArrayList<>();
        JsonTree.any(call.fields(), "exports").forEach(exports::add);
        JsonNode round = JsonTree.any(call.fields(), "round");
        call.rejectUnread();
        if (!exports.isEmpty()) {
            return NextRound.of(round(round), exports, call.now());
        }
        FleetRequest request = FleetInput.read(input, deployment, call.execution());
        return planner.plan(
                request,
                call.execution(),
                call.now(),
                export -> ExportInput.read(export, deployment, call.execution()));
    }

    private static FleetPlan.Round round(JsonNode round) {
        return new FleetPlan.Round(
                round.path("events").asInt(), round.path("eventsOfOne").asInt(), 0, List.of());
    }

    @Override
    Object refused(CallContext call, ExportRefused refusal) {
        return FleetPlan.refused(refusal);
    }

    private static int bytes(Object answer) {
        try {
            return Json.MAPPER.writeValueAsBytes(answer).length;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a plan can always be written", e);
        }
    }
}
