package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.Scenario;
import io.lakelift.fakes.rds.FakeRds;
import io.lakelift.fakes.rds.Status;
import io.lakelift.fakes.sts.StsEndpoint;
import io.lakelift.fakes.wire.Fault;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A run in an account, as the person before the terminal has it. On a real clock it looks at an export each half
 * minute, so all tests wait side by side.
 */
@Timeout(600)
@Execution(ExecutionMode.CONCURRENT)
class AccountTest {
    private static final Path SNAPSHOT = Path.of("../events/snapshot.json");

    private static String[] target(String... more) {
        return Stream.concat(Stream.of(Laptop.TARGET), Stream.of(more)).toArray(String[]::new);
    }

    private static Laptop running(Scenario scenario, int speed, boolean keyboard) throws Exception {
        return new Laptop(scenario, speed)
                .run(keyboard, SNAPSHOT, target("--yes"))
                .awaits("STARTING");
    }

    @Test
    void run_answeredNo_showsThePlanAndStartsNothing() throws Exception {
        try (Laptop laptop = new Laptop(Scenario.COMPLETE, 600)) {
            laptop.run(true, SNAPSHOT, target("--prefix", "by-hand"))
                    .awaits("Go on? [y/N]")
                    .types("n");

            assertThat(laptop.output())
                    .contains("AWS account 123456789012, Region eu-west-1", StsEndpoint.CALLER, SampleAccount.ORDERS)
                    .contains(
                            "s3://" + SampleAccount.BUCKET + "/by-hand/",
                            SampleAccount.ROLE,
                            SampleAccount.KEY_ALIAS,
                            "PT12H from the start")
                    .contains("0.010 USD for each GB", "printed here", "AWS_ENDPOINT_URL_RDS", "Nothing was started.")
                    .doesNotContain("AKIAOFTHETEST", "secret-of-the-test");
            assertThat(laptop.status()).isEqualTo(1);
            assertThat(laptop.cloud().rds().calls().all()).isEmpty();
        }
    }

    @Test
    void run_credentialsRunOut_saysToLogInAndContinues() throws Exception {
        try (Laptop laptop = running(Scenario.COMPLETE, 600, false)) {
            laptop.cloud()
                    .rds()
                    .faults()
                    .next(FakeRds.DESCRIBE, 1, new Fault.Refuse("ExpiredToken", 403, "The token is expired."));

            assertThat(words(laptop.output()))
                    .contains(
                            "RDS rejected the credentials for DescribeExportTasks (ExpiredToken): The token is expired;"
                                    + " log in again, for example with aws sso login: a running export continues"
                                    + " meanwhile, and is looked at again.")
                    .contains("The execution SUCCEEDED");
        }
    }

    @Test
    void interrupt_goOn_isFollowedToItsEnd() throws Exception {
        try (Laptop laptop = running(Scenario.COMPLETE, 600, true)) {
            laptop.signals("INT")
                    .awaits("go on watching:")
                    .types("what?")
                    .awaits("go on watching:", 2)
                    .types("g");

            assertThat(laptop.output())
                    .contains("---- The notice, as e-mail ----", "Subject: [Lakelift laptop] COMPLETE")
                    .contains("execution:run-from-a-laptop:snapshot-", "The execution SUCCEEDED")
                    .doesNotContain("/states/home");
            assertThat(laptop.status()).isZero();
            assertThat(laptop.cloud().sns().published()).isEmpty();
        }
    }

    /** The output as one line: where a sentence is wrapped does not matter. */
    private static String words(String output) {
        return output.replaceAll("\\s+", " ");
    }

    @Test
    void interrupt_cancel_isFollowedToItsCancellation() throws Exception {
        try (Laptop laptop = running(Scenario.NEVER_ENDS, 60, true)) {
            laptop.signals("INT").awaits("go on watching:").types("c");

            assertThat(words(laptop.output()))
                    .contains("because the execution that had started it was stopped", ", as cancel")
                    .containsOnlyOnce("---- The notice, as e-mail ----")
                    .containsOnlyOnce("The execution SUCCEEDED");
            assertThat(laptop.status()).isEqualTo(1);
            assertThat(laptop.cloud().rds().testControl().tasks())
                    .singleElement()
                    .satisfies(task -> assertThat(task.status()).isEqualTo(Status.CANCELED));
        }
    }

    @Test
    void interrupt_noAnswer_isFollowedToItsEnd() throws Exception {
        try (Laptop laptop = running(Scenario.WARNING, 600, true)) {
            laptop.signals("INT").awaits("go on watching:");

            assertThat(laptop.output()).containsSubsequence("go on watching:", "COMPLETE_WITH_WARNINGS", "SUCCEEDED");
            assertThat(laptop.status()).isZero();
        }
    }

    @Test
    void interrupt_leave_saysHowToCancel() throws Exception {
        try (Laptop laptop = running(Scenario.NEVER_ENDS, 60, true)) {
            laptop.signals("INT").awaits("go on watching:").types("l");

            leftRunning(laptop, 130);
        }
    }

    @Test
    void interrupt_twice_leavesItRunning() throws Exception {
        try (Laptop laptop = running(Scenario.NEVER_ENDS, 60, true)) {
            laptop.signals("INT").awaits("go on watching:").signals("INT");

            leftRunning(laptop, 130);
        }
    }

    @Test
    void interrupt_noOneToAsk_leavesItRunning() throws Exception {
        try (Laptop laptop = running(Scenario.NEVER_ENDS, 60, false)) {
            laptop.signals("TERM");

            leftRunning(laptop, 143);
        }
    }

    private static void leftRunning(Laptop laptop, int status) throws Exception {
        String output = laptop.output();
        String id = laptop.cloud().rds().testControl().tasks().getFirst().exportTaskIdentifier();
        assertThat(output.stripTrailing())
                .endsWith("aws rds cancel-export-task --export-task-identifier " + id + " --region eu-west-1");
        assertThat(output).contains("Export " + id + " continues").doesNotContain("Subject:");
        assertThat(laptop.status()).isEqualTo(status);
        assertThat(laptop.cloud().rds().calls().count(FakeRds.CANCEL)).isZero();
    }

    @Test
    void topic_getsTheNoticeAndItIsNotPrinted() throws Exception {
        try (Laptop laptop = new Laptop(Scenario.COMPLETE, 600)) {
            laptop.cloud()
                    .rds()
                    .faults()
                    .next(FakeRds.START, 1, new Fault.Refuse("InvalidExportOnly", 400, "No such table."));
            laptop.with("LAKELIFT_TOPIC_ARN", SampleAccount.TOPIC)
                    .with("LAKELIFT_S3_BUCKET_NAME", SampleAccount.BUCKET)
                    .with("LAKELIFT_KMS_KEY_ID", SampleAccount.KEY)
                    .run(false, SNAPSHOT, "--yes", "--role", SampleAccount.ROLE);

            assertThat(words(laptop.output()))
                    .contains("notice published to " + SampleAccount.TOPIC)
                    .contains("The notice went to " + SampleAccount.TOPIC + ": [Lakelift laptop] REFUSED")
                    .doesNotContain("---- The notice");
            assertThat(laptop.status()).isEqualTo(2);
            assertThat(laptop.cloud().sns().published())
                    .singleElement()
                    .satisfies(one -> assertThat(one.message("email")).contains(":run-from-a-laptop:"));
        }
    }
}
