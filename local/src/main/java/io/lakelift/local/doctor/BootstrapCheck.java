package io.lakelift.local.doctor;

import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.model.Output;

/** Checks whether CDK can deploy here: its bootstrap stack must exist and be recent enough for CDK 2. */
record BootstrapCheck(ExaminedDeployment deployment) implements Check.Question {
    private static final String STACK = "CDKToolkit";
    private static final String VERSION = "BootstrapVersion";

    /**
     * The version that aws-cdk-lib's default synthesizer requires. Lookups would require a later one; there are none
     * here.
     */
    private static final int LEAST = 6;

    @Override
    public void ask(CheckFindings findings) {
        Answer<Optional<String>> version = findings.ask(
                "cloudformation:DescribeStacks",
                () ->
                        deployment
                                .clients()
                                .cloudFormation()
                                .describeStacks(call -> call.stackName(STACK))
                                .stacks()
                                .stream()
                                .filter(each -> STACK.equals(each.stackName()))
                                .flatMap(each -> each.outputs().stream())
                                .filter(each -> VERSION.equals(each.outputKey()))
                                .map(Output::outputValue)
                                .findFirst(),
                "Validation");
        if (version.isAbsent()) {
            findings.needsAttention(
                    "there is no stack %s in %s"
                            .formatted(STACK, deployment.home().region()),
                    "Run node_modules/.bin/cdk bootstrap in infra/, unless your bootstrap has another stack's name.");
        }
        version.value().ifPresent(text -> judge(text.orElse("0"), findings));
    }

    private static void judge(String version, CheckFindings findings) {
        if (!version.matches("\\d{1,6}") || Integer.parseInt(version) < LEAST) {
            findings.needsAttention(
                    "its version is %s, and CDK needs %d".formatted(version, LEAST),
                    "Run node_modules/.bin/cdk bootstrap in infra/ again: it updates the stack.");
        } else {
            findings.detail("version " + version);
        }
    }
}
