package io.lakelift.infra.localstack;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.config.Config;
import io.lakelift.export.Home;
import io.lakelift.fakes.SampleAccount;
import io.lakelift.local.doctor.Doctor;
import io.lakelift.local.doctor.DoctorClients;
import io.lakelift.local.doctor.DoctorFinding;
import io.lakelift.local.doctor.Examination;
import io.lakelift.local.doctor.ExaminedDeployment;
import io.lakelift.local.doctor.Result;
import io.lakelift.local.doctor.StateCase;
import io.lakelift.local.run.StoppedExecutions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * The stack as it is deployed, and every {@link Story} played in it. All begin before the first one is looked at,
 * because each spends a minute waiting.
 */
@NeedsDocker
class DeploymentIT {
    private static final Path HOME = Path.of("..");
    private static final String STATES = "arn:aws:states:%s:%s:".formatted(SampleAccount.REGION, SampleAccount.ACCOUNT);

    private static Fakes fakes;
    private static LocalStack account;
    private static DeployedStage deployed;
    private static InterpretedStage interpreter;
    private static final Map<Story, Supplier<List<String>>> BEGUN = new EnumMap<>(Story.class);
    private static final Map<Story, Supplier<Story.Played>> PLAYED = new EnumMap<>(Story.class);

    @BeforeAll
    static void deployAndPlay() throws IOException, InterruptedException {
        Assembly assembly = Assembly.synthesised();
        fakes = new Fakes(InstantSource.system());
        account = new LocalStack();
        Map<String, String> variables = fakes.environment(LocalStack.HOST);
        deployed = new DeployedStage(
                account, account.deploy(assembly, template -> Endpoints.into(template, variables)), fakes);
        for (Story story : Story.values()) {
            BEGUN.put(story, kept(() -> story.begin(deployed)));
        }
        interpreter = new InterpretedStage();
    }

    @AfterAll
    static void clearAway() throws IOException {
        if (interpreter != null) {
            interpreter.close();
        }
        if (deployed != null) {
            deployed.close();
        }
        if (account != null) {
            Files.writeString(Path.of("target/localstack/localstack.log"), account.log());
            account.close();
        }
        if (fakes != null) {
            fakes.close();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            BY_HAND   | SUCCEEDED                        | COMPLETE  | owner COMPLETE
            BY_RULE   | SUCCEEDED                        | COMPLETE  | owner COMPLETE
            FAILED    | FAILED ExportFailed              | FAILED    | owner FAILED
            FILES     | SUCCEEDED                        | SUCCEEDED | owner COMPLETE
            CANCELLED | FAILED ExportCanceled, SUCCEEDED | CANCELED  | cancel CANCELED, owner CANCELED
            ORPHANED  | SUCCEEDED, FAILED ExportCanceled | CANCELED  | adopted CANCELED
            STOPPED   | ABORTED, SUCCEEDED               | CANCELED  | cancel CANCELED
            """)
    void story_endsAndReportsAsItShould(Story story, String executions, String exports, String notices) {
        Story.Played played = played(story);

        assertThat(String.join(
                        ", ", played.courses().stream().map(List::getLast).toList()))
                .isEqualTo(executions);
        assertThat(String.join(", ", played.exports())).isEqualTo(exports);
        assertThat(String.join(", ", played.notices())).isEqualTo(notices);
    }

    @ParameterizedTest
    @EnumSource
    void story_takesTheCourseThatTheInterpreterTakes(Story story) {
        assertThat(played(story)).isEqualTo(interpreter.play(story));
    }

    /** In LocalStack's own interpreter; its variables are those that the state found. */
    @TestFactory
    Stream<DynamicTest> state_makesOfAnAnswerWhatItsCaseSays() throws Exception {
        try (SfnClient states = account.client(SfnClient.builder());
                ExecutorService calls = Executors.newFixedThreadPool(8)) {
            List<Callable<DynamicTest>> asked = new ArrayList<>();
            for (String machine : List.of("export", "fleet", "stopped", "sweep")) {
                String definition = Files.readString(HOME.resolve("statemachine/" + machine + ".asl.json"))
                        .replace("${MaxConcurrency}", "5")
                        .replaceAll("\\$\\{[A-Za-z]+Arn}", STATES + "stateMachine:lakelift-export");
                StateCase.of(HOME, machine)
                        .forEach(each -> asked.add(() -> {
                            List<String> differences =
                                    each.differences(states.testState(each.request(definition)), false);
                            return DynamicTest.dynamicTest(
                                    machine + ": " + each,
                                    () -> assertThat(differences).isEmpty());
                        }));
            }
            List<DynamicTest> answered = new ArrayList<>();
            for (Future<DynamicTest> each : calls.invokeAll(asked)) {
                answered.add(each.get());
            }
            return answered.stream();
        }
    }

    /**
     * What LocalStack knows of a deployment is found to be well, and the bootstrap that it lacks; about the rest
     * nothing can be said.
     */
    @Test
    void doctor_findsTheDeploymentWell_andWhatItLacks() {
        assertThat(diagnosed(Result.OK))
                .contains(
                        "account",
                        "stack lakelift",
                        "definition export",
                        "definition fleet",
                        "definition stopped",
                        "definition sweep",
                        "event pattern stopped",
                        "Lambda concurrency",
                        "subscriptions",
                        "alarms",
                        "schedule nightly",
                        "undelivered",
                        "running exports",
                        "function lakelift-start-export",
                        "function lakelift-poll-export",
                        "function lakelift-cancel-export",
                        "function lakelift-notify",
                        "function lakelift-plan-fleet",
                        "function lakelift-find-orphans",
                        "function lakelift-measure-freshness");

        assertThat(diagnosed(Result.ATTENTION)).contains("bootstrap");
    }

    /** The names of the checks with that result. */
    private static List<String> diagnosed(Result result) {
        try (DoctorClients clients = new DoctorClients(account::setting);
                Doctor doctor = new Doctor(Duration.ofSeconds(60))) {
            ExaminedDeployment deployment = new ExaminedDeployment(
                    Config.read(HOME.resolve("infra/lakelift.yaml")),
                    new Home("aws", SampleAccount.REGION, SampleAccount.ACCOUNT),
                    clients,
                    InstantSource.system());
            return new Examination(
                            deployment,
                            "arn:aws:iam::%s:user/ana".formatted(SampleAccount.ACCOUNT),
                            HOME,
                            StoppedExecutions.pattern(STATES + "stateMachine:lakelift-export"))
                    .run(doctor, finding -> {}).stream()
                            .filter(finding -> finding.result() == result)
                            .map(DoctorFinding::check)
                            .toList();
        }
    }

    @Test
    void notices_saySameInAttributesAndMessage_andNoneIsLeftOver() {
        int notices = Arrays.stream(Story.values())
                .mapToInt(story -> played(story).notices().size())
                .sum();

        assertThat(deployed.mail()).hasSize(notices).allSatisfy(notice -> {
            assertThat(notice.data().get("role").asText()).isEqualTo(notice.role());
            assertThat(notice.data().get("outcome").asText()).isEqualTo(notice.outcome());
        });
    }

    /** What came of it; the first to ask waits for its end. */
    private static Story.Played played(Story story) {
        return PLAYED.computeIfAbsent(
                        story,
                        asked -> kept(() -> asked.end(
                                deployed, requireNonNull(BEGUN.get(asked)).get())))
                .get();
    }

    /** What it gives, or how it fails, now and for everybody who asks: one broken story leaves the others their say. */
    private static <T> Supplier<T> kept(Supplier<T> once) {
        try {
            T value = once.get();
            return () -> value;
        } catch (AssertionError | RuntimeException broken) {
            return () -> {
                throw broken;
            };
        }
    }
}
