package io.lakelift.infra;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Validations;
import software.constructs.IConstruct;

/** Accepts findings of cdk-nag, each for one construct and with a reason that cdk-nag's report shows. */
final class AcceptedFindings {
    private AcceptedFindings() {}

    static void accept(IConstruct construct, String finding, String reason) {
        Validations.of(construct)
                .acknowledge(Acknowledgment.builder().id(finding).reason(reason).build());
    }

    /** Accepts the wildcard in one resource, given as the ARN that the policy contains. */
    static void acceptWildcard(IConstruct construct, String resource, String reason) {
        String spelt = spelt(Stack.of(construct).resolve(resource));
        accept(construct, "AwsSolutions-IAM5[Resource::%s]".formatted(spelt), reason);
    }

    /** A resolved ARN as cdk-nag spells it: values that CloudFormation fills in are written in angle brackets. */
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
