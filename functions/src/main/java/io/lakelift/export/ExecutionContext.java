package io.lakelift.export;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Step Functions execution on whose behalf a function is called. ARN and start time together are unique and stay
 * the same for every retry and redrive: what is derived from them can be derived again after a crash.
 *
 * @param arn the execution's ARN
 * @param name the execution's name, by which Lakelift recognises adoptions, takeovers and exports of a fleet
 * @param startTime when the execution started, to the millisecond
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html">Context object</a>
 */
public record ExecutionContext(String arn, String name, Instant startTime) {
    /** The name of the state machine in the ARN of a run from a laptop, which Step Functions does not have. */
    public static final String LAPTOP = "run-from-a-laptop";

    static final int HASH_LENGTH = 12;

    /**
     * A name has no colon on AWS; on LocalStack, the names of the last release's takeovers include an event's time,
     * with colons.
     */
    private static final Pattern UP_TO_THE_NAME = Pattern.compile("(?:[^:]*:){7}");

    /** Twelve letters and digits (62 bits) that belong only to this execution and the given purpose. */
    public String hash(String purpose) {
        return Hash.of(String.join("\n", arn, String.valueOf(startTime.toEpochMilli()), purpose), HASH_LENGTH);
    }

    /** Whether that is the ARN of an execution of the same state machine, as far as its form shows. */
    public boolean isOfSameMachine(String executionArn) {
        Matcher machine = UP_TO_THE_NAME.matcher(arn);
        return machine.lookingAt() && executionArn.startsWith(machine.group());
    }

    /** Whether the execution is a run of the command line, so that the console has no page about it. */
    public boolean onLaptop() {
        return arn.contains(":execution:" + LAPTOP + ":");
    }
}
