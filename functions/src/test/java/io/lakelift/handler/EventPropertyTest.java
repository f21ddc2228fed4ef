package io.lakelift.handler;

import io.lakelift.property.JsonGenerator;
import io.lakelift.property.RawJson;
import io.lakelift.property.RawJson.Obj;
import io.lakelift.property.RawJson.Raw;
import io.lakelift.property.RawJson.Str;
import io.lakelift.property.TryCounter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** Whatever arrives as an event: one of RDS that a snapshot was made starts its export, anything else is refused. */
@AddLifecycleHook(TryCounter.class)
class EventPropertyTest {
    private static final List<RawJson> GOOD = Stream.of("snapshot-created.json", "execution-aborted.json")
            .map(EventPropertyTest::event)
            .toList();
    private static final String[] NAMES = {
        "detail-type",
        "source",
        "detail",
        "EventID",
        "SourceArn",
        "cancel",
        "adopt",
        "sourceArn",
        "aws.rds",
        "Scheduled Event",
        "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID",
        "arn:aws:rds:eu-west-1:999988887777:snapshot:orders",
        "RDS-EVENT-0042",
        "RDS-EVENT-0075",
        "RDS-EVENT-0169",
        "RDS-EVENT-0060",
        "RDS-EVENT-0197",
        "RDS-EVENT-0161",
        "RDS DB Cluster Snapshot Event",
        "arn:aws:rds:eu-west-1:123456789012:cluster-snapshot:billing",
        "arn:aws:rds:eu-west-1:123456789012:db:orders",
        "arn:aws:rds:us-east-1:123456789012:snapshot:orders"
    };

    @Provide
    Arbitrary<RawJson> events() {
        return JsonGenerator.mutated(GOOD, NAMES)
                .filter(event ->
                        event instanceof Obj object && object.get("detail-type").isPresent());
    }

    @Property(seed = TryCounter.SEED)
    void event_startsAnExportOrIsRefusedByName(@ForAll("events") RawJson event) {
        Attempt.of(StartExport::new, event).judge(event, wrong((Obj) event));
    }

    private static Set<String> wrong(Obj event) {
        if (!event.twice().isEmpty()) {
            return InputRules.printable(event.twice());
        }
        if (!(event.get("detail-type").orElseThrow() instanceof Str)) {
            return InputRules.wrong(event);
        }
        if (event.get("detail-type").equals(Optional.of(new Str("Scheduled Event")))) {
            return Set.of("Scheduled Event", "cancel", "adopt", "sourceArn");
        }
        Set<String> wrong = new HashSet<>(event.keys());
        wrong.retainAll(Set.of("cancel", "adopt", "sourceArn"));
        if (!event.get("source").equals(Optional.of(new Str("aws.rds")))) {
            wrong.add("source");
        }
        if (event.get("time").filter(time -> !isTime(time)).isPresent()) {
            wrong.add("time");
        }
        Obj detail = event.get("detail").orElse(new Raw("null")) instanceof Obj object ? object : new Obj(List.of());
        if (!text(detail, "EventID").matches("RDS-EVENT-(0042|0060|0075|0091|0169|0197)")) {
            wrong.add("EventID");
        }
        String arn = text(detail, "SourceArn");
        if (!InputRules.isSource(arn) || !InputRules.isHere(arn) || !arn.matches(".*:(cluster-)?snapshot:.*")) {
            wrong.addAll(Set.of("SourceArn", "sourceArn"));
        }
        return wrong;
    }

    private static boolean isTime(RawJson time) {
        return time instanceof Str text && text.value().matches("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    }

    private static String text(Obj object, String field) {
        return object.get(field).orElse(new Raw("null")) instanceof Str text ? text.value() : "";
    }

    private static RawJson event(String file) {
        try {
            return JsonGenerator.parsed(Files.readString(Path.of("../events", file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
