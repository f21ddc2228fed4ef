package io.lakelift.fleet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakelift.export.Arn;
import io.lakelift.export.ExecutionContext;
import io.lakelift.export.ExportSource;
import io.lakelift.input.ExportParameter;
import io.lakelift.input.SourceKind;
import java.util.Locale;
import java.util.Optional;

/**
 * One source of a fleet with its own parameters.
 *
 * @param source the source to export
 * @param kind the kind of source, which determines what parameters apply
 * @param own the source's own parameters, without sourceArn
 * @param found the source's entry in the service's list; empty if the list was not read, or does not contain the source
 */
record PlannedExport(ExportSource source, SourceKind kind, ObjectNode own, Optional<Candidate> found) {
    Arn arn() {
        return source.arn();
    }

    PlannedExport found(Candidate candidate) {
        return new PlannedExport(source, kind, own, Optional.of(candidate));
    }

    Optional<Integer> sizeGb() {
        return found.flatMap(Candidate::sizeGb);
    }

    /** Whether its newest snapshot is being taken, so that it would have to wait. */
    boolean isBackingUp() {
        return kind.isOfTheNewestSnapshot()
                && found.filter(Candidate::isBackingUp).isPresent();
    }

    String kindName() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    FleetPlan.Source planned(FleetRequest request, ExecutionContext fleet) {
        return new FleetPlan.Source(
                arn().resource(),
                kindName(),
                name(request, fleet).toString(),
                sizeGb(),
                Optional.of(own).filter(given -> !given.isEmpty()));
    }

    /** @param slots whether exports that wait for a snapshot give their slots back */
    FleetPlan.Common common(ObjectNode shared, boolean slots) {
        ObjectNode input = taken(shared);
        if (slots && ExportParameter.SLOT.isTakenBy(kind)) {
            input.putObject(ExportParameter.SLOT.spelling());
        }
        return new FleetPlan.Common(arn().prefix(), input);
    }

    /** The common parameters, as far as this kind takes them, in the order given. */
    private ObjectNode taken(ObjectNode shared) {
        ObjectNode taken = shared.objectNode();
        shared.properties().stream()
                .filter(each -> ExportParameter.named(each.getKey())
                        .filter(parameter -> parameter.isTakenBy(kind))
                        .isPresent())
                .forEach(each -> taken.set(each.getKey(), each.getValue()));
        return taken;
    }

    /** The whole input of its execution, with fields in the order in which the state machine assembles it. */
    ObjectNode input(FleetRequest request) {
        ObjectNode input = own.objectNode().put("sourceArn", arn().toString());
        input.setAll(taken(request.shared()));
        input.setAll(own);
        input.set("schedule", request.schedule());
        return input;
    }

    /**
     * The same night, source and parameters give the same name, so that a night that is delivered twice starts nothing
     * twice. Without a schedule, the night is the fleet's own execution.
     */
    private ExecutionName name(FleetRequest request, ExecutionContext fleet) {
        String night = own.arrayNode()
                .add(request.scheduled() ? "" : fleet.arn())
                .add(input(request))
                .toString();
        return ExecutionName.of(arn().resource(), ExecutionName.hash(night), 1);
    }
}
