package io.lakelift.infra;

import io.lakelift.export.ExportSource;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.targets.SfnStateMachine;
import software.amazon.awscdk.services.iam.IRole;
import software.constructs.Construct;

/**
 * EventBridge rules that start an export as soon as RDS reports a new snapshot. Each source in the file's
 * {@code onSnapshotCreated} has its own rule, so that its event pattern stays within EventBridge's limits and
 * matches nothing else.
 */
final class SnapshotRules extends Construct {
    private static final int LONGEST_NAME = 64;

    private final Props props;

    /**
     * @param sources ARNs of instances, clusters, snapshots and cluster snapshots; those of snapshots may end in {@code
     *     *}
     */
    record Props(String deployment, List<String> sources, ExportWorkflow exports, Scheduling scheduling) {
        private String named(String rest) {
            return deployment + "-created-" + rest;
        }
    }

    SnapshotRules(Construct scope, String id, Props props) {
        super(scope, id);
        this.props = props;
        if (!props.sources().isEmpty()) {
            IRole role = props.scheduling().ruleMayStart(this, "Role", props.named("*"), props.exports());
            props.sources().forEach(arn -> add(ExportSource.parse(arn), role));
        }
    }

    private void add(ExportSource source, IRole role) {
        String name = name(source);
        Rule.Builder.create(this, name)
                .ruleName(props.named(name))
                .description("Exports what RDS has created: " + source.arn().resource())
                .eventPattern(SnapshotPattern.of(source))
                .targets(List.of(SfnStateMachine.Builder.create(props.exports().machine())
                        .role(role)
                        .deadLetterQueue(props.scheduling().undelivered())
                        .maxEventAge(Duration.days(1))
                        .retryAttempts(Scheduling.MOST_RETRIES)
                        .build()))
                .build();
    }

    /**
     * The kind and name of the source, as far as a rule's name allows; a hash distinguishes names that had to be cut.
     */
    private String name(ExportSource source) {
        String whole = source.arn().resource();
        String plain = whole.replace("*", "").replaceAll("[^A-Za-z0-9.-]+", "-");
        int room = LONGEST_NAME - props.named("").length();
        if (plain.length() <= room && plain.equals(whole.replaceFirst(":", "-"))) {
            return plain;
        }
        String hash = Integer.toHexString(whole.hashCode());
        return plain.substring(0, Math.min(plain.length(), room - hash.length() - 1)) + "-" + hash;
    }
}
