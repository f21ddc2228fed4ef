package io.lakelift.local.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakelift.export.Prices;
import io.lakelift.export.Text;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Writes a plan as one JSON object, for programs; docs/command-line.md documents every field. */
public final class PlanJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final double CENT = 100;

    private PlanJson() {}

    /** The object, on one line. */
    public static String of(DeploymentPlan plan) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("deployment", plan.deployment())
                .put("now", plan.now().toString())
                .put("nights", plan.nights());
        assumptions(json.putObject("assumptions"), plan.assumed());
        ArrayNode schedules = json.putArray("schedules");
        plan.fleets().forEach(fleet -> schedule(schedules.addObject(), fleet, plan));
        ArrayNode runs = json.putArray("fleets");
        plan.timetable().runs().forEach(run -> run(runs.addObject(), run, plan.timetable()));
        ArrayNode overlaps = json.putArray("overlaps");
        plan.timetable().overlaps().forEach(overlap -> {
            ObjectNode one = overlaps.addObject();
            one.put("from", overlap.from().toString())
                    .put("until", overlap.until().toString());
            overlap.runs().forEach(run -> one.withArray("schedules").add(run.fleet()));
            one.put("exportsWanted", overlap.slotsWanted())
                    .put("slots", plan.assumed().slots());
        });
        plan.gain()
                .ifPresent(gain -> json.putObject("oneMoreSlot")
                        .put("slots", plan.assumed().slots() + 1)
                        .put("concurrency", plan.concurrency() + 1)
                        .put("minutesEarlier", TimeText.minutes(gain)));
        cost(json.putObject("cost"), plan.cost());
        cost(json.putObject("costOf30Days"), plan.month());
        json.put("pricesAsOf", Prices.AS_OF);
        plan.warnings().forEach(json.putArray("warnings")::add);
        return written(json);
    }

    private static void assumptions(ObjectNode json, Assumptions assumed) {
        json.put("preparationMinutes", minutes(assumed.preparation()))
                .put("gbPerMinute", assumed.gbPerMinute())
                .put("sizeInGb", assumed.sizeGb())
                .put("fileSystemMinutes", minutes(assumed.files()))
                .put("slots", assumed.slots());
    }

    private static void schedule(ObjectNode json, ScheduledFleet fleet, DeploymentPlan plan) {
        json.put("schedule", fleet.name())
                .put("cron", fleet.schedule().cron())
                .put("timeZone", fleet.schedule().timeZone())
                .put("concurrency", plan.concurrency());
        ArrayNode next = json.putArray("nextStarts");
        fleet.next().forEach(start -> next.add(local(start)));
        ArrayNode notes = json.putArray("notes");
        DaylightSaving.notes(fleet, plan.now()).forEach(notes::add);
        json.put("tagsResolved", !fleet.order().unresolved());
        ArrayNode leftOut = json.putArray("leftOut");
        fleet.order()
                .leftOut()
                .forEach(out -> leftOut.addObject().put("source", out.source()).put("why", out.why()));
        json.put("leftOutCount", fleet.order().leftOutCount());
        json.put("startsIn30Days", fleet.nights());
    }

    private static void run(ObjectNode json, FleetRun run, Timetable timetable) {
        json.put("schedule", run.fleet())
                .put("start", local(run.start()))
                .put("end", local(timetable.end(run).atZone(run.start().getZone())))
                .put("longestWaitMinutes", minutes(timetable.longestWait(run)));
        ArrayNode exports = json.putArray("exports");
        timetable.exports(run).forEach(each -> export(exports.addObject(), each));
    }

    private static void export(ObjectNode json, ExportForecast each) {
        ExpectedExport export = each.export();
        json.put("sourceArn", export.source().toString()).put("position", each.position());
        export.sizeGb().ifPresent(gb -> json.put("sizeInGb", gb));
        json.put("basis", export.basis().name()).put("minutes", minutes(export.duration()));
        each.start().ifPresent(start -> json.put("start", start.toString()));
        json.put("end", each.end().toString());
        each.slot().ifPresent(slot -> json.put("slot", slot));
        json.put("waitMinutes", minutes(each.waited()))
                .put("deadline", each.deadline().toString())
                .put("missesDeadline", each.missesDeadline());
    }

    private static void cost(ObjectNode json, Cost cost) {
        json.put("rdsUsd", usd(cost.rds()))
                .put("stepFunctionsUsd", usd(cost.stepFunctions()))
                .put("lambdaUsd", usd(cost.lambda()))
                .put("snsUsd", usd(cost.sns()))
                .put("gb", cost.gb())
                .put("exportsOfKnownSize", cost.sized())
                .put("exportsOfUnknownSize", cost.unsized())
                .put("stateTransitions", cost.transitions())
                .put("functionCalls", cost.calls())
                .put("emails", cost.emails());
    }

    private static double usd(double value) {
        return Math.round(value * CENT) / CENT;
    }

    private static double minutes(Duration duration) {
        return Math.round(duration.toSeconds() / 6.0) / 10.0;
    }

    private static String local(ZonedDateTime moment) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment);
    }

    private static String written(ObjectNode json) {
        try {
            return Text.json(MAPPER.writeValueAsString(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }
}
