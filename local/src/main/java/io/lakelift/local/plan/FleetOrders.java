package io.lakelift.local.plan;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakelift.config.Config;
import io.lakelift.config.FunctionVariables;
import io.lakelift.config.Schedule;
import io.lakelift.config.ScheduledSource;
import io.lakelift.export.Arn;
import io.lakelift.export.Home;
import io.lakelift.fleet.Catalog;
import io.lakelift.handler.PlanFleet;
import io.lakelift.handler.Settings;
import io.lakelift.local.lambda.FunctionResult;
import io.lakelift.local.lambda.InProcessHandlers;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Runs the PlanFleet function in this process to get a schedule's sources and their order. A separate implementation
 * for plans could drift from the deployed one.
 */
final class FleetOrders {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FUNCTION = PlanFleet.class.getSimpleName();

    private final Config config;
    private final Home home;
    private final KnownSources known;

    FleetOrders(Config config, Home home, KnownSources known) {
        this.config = requireNonNull(config, "config is null");
        this.home = requireNonNull(home, "home is null");
        this.known = requireNonNull(known, "known is null");
    }

    /** @param night when the fleet starts */
    FleetOrder of(Schedule schedule, Instant night) {
        Optional<Catalog> catalog = known.catalog(schedule, elsewhere(schedule));
        boolean unresolved = catalog.isEmpty() && !schedule.tags().isEmpty();
        Map<String, Object> input = schedule.asInput(schedule.arn(home, config.name()), night.toString());
        if (unresolved) {
            input.remove("tags");
        }
        if (unresolved && schedule.sources().isEmpty()) {
            return FleetOrder.of(List.of(), true);
        }
        PlanFleet planner = new PlanFleet(settings().deployment(), catalog.orElse(kind -> List.of()));
        return FleetOrder.of(
                asked(planner, Map.of("execution", execution(night), "now", night.toString(), "input", input)),
                unresolved);
    }

    /** The sources that other schedules name and this one does not. */
    private Set<Arn> elsewhere(Schedule schedule) {
        Set<Arn> named = config.schedules().stream()
                .flatMap(each -> each.sources().stream())
                .map(FleetOrders::arn)
                .collect(Collectors.toSet());
        schedule.sources().stream().map(FleetOrders::arn).forEach(named::remove);
        return named;
    }

    private static Arn arn(ScheduledSource source) {
        return Arn.parse("sourceArn", source.sourceArn());
    }

    private Map<String, String> execution(Instant night) {
        String arn = "arn:%s:states:%s:%s:execution:%s-fleet:plan"
                .formatted(home.partition(), home.region(), home.account(), config.name());
        return Map.of("arn", arn, "name", "plan", "startTime", night.toString());
    }

    private static JsonNode asked(PlanFleet planner, Map<String, Object> payload) {
        try {
            Map<String, Object> call = new HashMap<>(payload);
            call.put("exports", List.of());
            call.put("round", Map.of());
            InProcessHandlers handlers = new InProcessHandlers(List.of(planner), (function, line) -> {});
            return switch (handlers.invoke(FUNCTION, JSON.writeValueAsString(call))) {
                case FunctionResult.Success answer -> JSON.readTree(answer.payload());
                case FunctionResult.Failed failed -> throw new IllegalStateException(failed.cause());
            };
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what PlanFleet is given and answers is JSON", e);
        }
    }

    /**
     * The settings of the deployed functions, with made-up names for the bucket, role and key that the stack will
     * create.
     */
    private Settings settings() {
        Map<String, String> environment = new HashMap<>(FunctionVariables.of(config));
        environment.put("AWS_REGION", home.region());
        environment.put("LAKELIFT_S3_BUCKET_NAME", config.storage().bucketName().orElse("the-bucket-of-the-stack"));
        environment.put(
                "LAKELIFT_IAM_ROLE_ARN",
                "arn:%s:iam::%s:role/the-role-of-the-stack".formatted(home.partition(), home.account()));
        environment.put("LAKELIFT_KMS_KEY_ID", config.storage().keyArn().orElse("alias/the-key-of-the-stack"));
        environment.put("LAKELIFT_TOPIC_ARN", "none");
        environment.put("LAKELIFT_EXPORT_STATE_MACHINE_ARN", "none");
        return Settings.from(environment);
    }
}
