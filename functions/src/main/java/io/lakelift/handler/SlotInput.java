package io.lakelift.handler;

import io.lakelift.export.ExecutionContext;
import io.lakelift.export.ExportSource;
import io.lakelift.export.FleetSlot;
import io.lakelift.fleet.ExecutionName;
import io.lakelift.input.ExportParameter;
import io.lakelift.input.Fields;
import java.util.Optional;

/**
 * Reads {@code slot}, which a fleet passes to an execution that may give its slot back while it waits for a snapshot.
 * It is empty in an export's first execution; after that, it is what the previous execution returned.
 */
final class SlotInput {
    private SlotInput() {}

    /**
     * Without a slot, the execution waits for a snapshot until the deadline. So does one that a person started with a
     * fleet's input, because no fleet would start it again.
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
