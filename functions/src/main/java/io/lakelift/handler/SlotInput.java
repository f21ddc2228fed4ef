package io.lakelift.handler;

import io.lakelift.export.ExecutionContext;
import io.lakelift.export.ExportSource;
import io.lakelift.export.FleetSlot;
import io.lakelift.fleet.ExecutionName;
import io.lakelift.input.ExportParameter;
import io.lakelift.input.Fields;
import java.util.Optional;

/** Reads {@code slot}, which a fleet gives its exports: empty at first, then what an execution has given back. */
final class SlotInput {
    private SlotInput() {}

    /**
     * If there is none, a snapshot is waited for until the deadline; likewise if a person has started the execution again
     * with the input from a fleet, because then no fleet would start it once more.
     */
    static Optional<FleetSlot> read(Fields fields, ExecutionContext execution) {
        return fields.optionalObject(ExportParameter.SLOT.spelling())
                .map(SlotInput::slot)
                .filter(slot -> execution.name().startsWith(ExecutionName.PREFIX));
    }

    private static FleetSlot slot(Fields given) {
        Optional<String> snapshot = given.optionalText("snapshot");
        snapshot.ifPresent(ExportSource::parse);
        FleetSlot slot = new FleetSlot(
                given.optionalInstant("since"), given.optionalInstant("deadline"), snapshot, given.flag("kept"));
        given.rejectUnread();
        return slot;
    }
}
