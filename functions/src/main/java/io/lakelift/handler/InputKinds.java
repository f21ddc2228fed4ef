package io.lakelift.handler;

import io.lakelift.export.error.Refusal;
import io.lakelift.input.Fields;
import java.util.List;

/**
 * The kinds of input of the export state machine, each marked by one field; an input with two of these fields is
 * refused.
 */
final class InputKinds {
    private static final List<String> KINDS = List.of("detail-type", "cancel", "adopt", "sourceArn");

    private InputKinds() {}

    /**
     * @param kind the field of the kind that is being read
     * @throws io.lakelift.export.error.ExportRefused if the input has the field of another kind
     */
    static void refuseOthers(Fields fields, String kind) {
        for (String other : KINDS) {
            if (other.equals(kind) || !fields.has(other)) {
                continue;
            }
            throw Refusal.INVALID_INPUT.because(
                    fields.has(kind)
                            ? "the input has both %s and %s: give one of them, as an execution does one thing."
                                    .formatted(kind, other)
                            : "the input has a field \"%s\" that belongs to another kind of input: give a %s."
                                    .formatted(other, kind));
        }
    }
}
