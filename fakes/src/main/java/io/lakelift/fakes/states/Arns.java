package io.lakelift.fakes.states;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/** The ARNs and allowed names of state machines and executions in one account and Region. */
record Arns(String region, String account) {
    private static final int LONGEST_NAME = 80;
    private static final String ILLEGAL = "<>{}[]?*\"#%\\^|~`$&,;:/";

    String machine(String name) {
        return "arn:%s:states:%s:%s:stateMachine:%s".formatted(partition(), region, account, name);
    }

    String execution(String machine, String name) {
        return "arn:%s:states:%s:%s:execution:%s:%s".formatted(partition(), region, account, machine, name);
    }

    String role(String machine) {
        return "arn:%s:iam::%s:role/%s".formatted(partition(), account, machine);
    }

    private String partition() {
        return PartitionMetadata.of(Region.of(region)).id();
    }

    /**
     * The name in a state machine's ARN. Whether there is such a machine is not checked.
     *
     * @throws StatesError InvalidArn if the text is not a state machine's ARN; StateMachineDoesNotExist if the ARN is
     *     of another account or Region
     */
    String machineName(String arn) {
        String start = machine("");
        if (!arn.startsWith("arn:") || !arn.contains(":stateMachine:")) {
            throw StatesError.invalidArn(arn);
        }
        if (!arn.startsWith(start)) {
            throw StatesError.noMachine(arn);
        }
        return arn.substring(start.length());
    }

    static void checkName(String name) {
        if (!isName(name)) {
            throw StatesError.invalidName(name);
        }
    }

    static boolean isName(String name) {
        return !name.isEmpty() && name.length() <= LONGEST_NAME && name.chars().allMatch(Arns::isLegal);
    }

    private static boolean isLegal(int character) {
        return character > ' '
                && ILLEGAL.indexOf(character) < 0
                && !Character.isISOControl(character)
                && !Character.isWhitespace(character)
                && !Character.isSpaceChar(character)
                && !Character.isSurrogate((char) character)
                && character < 0xFFFE;
    }

    /** The same UUID for the same words, so that a run can be repeated. */
    static String uuid(Object... words) {
        StringBuilder seed = new StringBuilder();
        for (Object word : words) {
            seed.append(word).append('\n');
        }
        return UUID.nameUUIDFromBytes(seed.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
