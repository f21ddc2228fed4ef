package io.lakelift.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.local.lambda.FunctionResult.Failed;
import io.lakelift.local.lambda.FunctionResult.Success;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Five functions that run for as long as a test class does. */
@Timeout(60)
abstract class HostedFunctions {
    static final String PACKAGE = "io.lakelift.local.lambda.fixture.";
    static final Queue<String> LINES = new ConcurrentLinkedQueue<>();

    static FunctionHost host;
    private static Path jar;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        jar = FixtureJar.in(directory);
        Duration aWhile = Duration.ofSeconds(20);
        List<LambdaFunction> functions = List.of(
                function("One", "Puppet", aWhile),
                function("Two", "Puppet", aWhile),
                function("Hasty", "Puppet", Duration.ofMillis(500)),
                function("Stillborn", "Stillborn", aWhile),
                function("KilledOnce", "KilledOnce", aWhile));
        host = new FunctionHost(
                directory.resolve("lambda-runtime"),
                Map.of("GIVEN", "yes", "AWS_REGION", "eu-central-1"),
                functions,
                (function, line) -> LINES.add(function + ": " + line));
        host.warm(functions.stream().map(LambdaFunction::name).toList());
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    static LambdaFunction function(String name, String type, Duration timeout) {
        String arn = "arn:aws:lambda:eu-central-1:111122223333:function:" + name;
        return new LambdaFunction(name, jar, PACKAGE + type + "::handleRequest", 256, timeout, arn);
    }

    static Failed failed(FunctionResult result) {
        assertThat(result).isInstanceOf(Failed.class);
        return (Failed) result;
    }

    static void assertStillWorks(String function) {
        assertThat(host.invoke(function, "{\"do\":\"echo\",\"text\":1}")).isEqualTo(new Success("1"));
    }

    static void assertPrinted(String text) throws InterruptedException {
        for (int patience = 0; patience < 100 && LINES.stream().noneMatch(line -> line.contains(text)); patience++) {
            Thread.sleep(20);
        }
        assertThat(LINES).anyMatch(line -> line.contains(text));
    }
}
