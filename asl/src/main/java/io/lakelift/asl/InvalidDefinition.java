package io.lakelift.asl;

import java.util.List;

/**
 * A definition that Step Functions would refuse, or that this interpreter does not support. The message has one line
 * for each finding.
 */
public final class InvalidDefinition extends RuntimeException {
    private final List<String> findings;

    InvalidDefinition(List<String> findings) {
        super(String.join("\n", findings));
        this.findings = List.copyOf(findings);
    }

    public List<String> findings() {
        return findings;
    }
}
