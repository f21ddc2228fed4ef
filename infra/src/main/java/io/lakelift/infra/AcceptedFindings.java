package io.lakelift.infra;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Validations;
import software.constructs.IConstruct;

/** The findings of cdk-nag that are accepted, each for one construct and with a reason that its report shows. */
final class AcceptedFindings {
    private AcceptedFindings() {}

    static void accept(IConstruct construct, String finding, String reason) {
        Validations.of(construct)
                .acknowledge(Acknowledgment.builder().id(finding).reason(reason).build());
    }

    /** Accepts a wildcard at the end of one resource, named by the very ARN that the policy holds. */
    static void acceptWildcard(IConstruct construct, String resource, String reason) {
        String spelt = spelt(Stack.of(construct).resolve(resource));
        accept(construct, "AwsSolutions-IAM5[Resource::%s]".formatted(spelt), reason);
    }

    /** A resolved ARN as cdk-nag spells it, with what CloudFormation fills in between angle brackets. */
    private static String spelt(Object resolved) {
        if (!(resolved instanceof Map<?, ?> function)) {
            return resolved.toString();
        }
        List<?> arguments = function.values().iterator().next() instanceof List<?> list ? list : List.of();
        return switch (function.keySet().iterator().next().toString()) {
            case "Ref" -> "<" + function.get("Ref") + ">";
            case "Fn::GetAtt" -> "<" + arguments.get(0) + "." + arguments.get(1) + ">";
            case "Fn::Join" ->
                ((List<?>) arguments.get(1))
                        .stream().map(AcceptedFindings::spelt).collect(Collectors.joining());
            default -> throw new IllegalStateException("No spelling is known for " + function);
        };
    }
}
