package io.lakelift.local.lambda;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.lakelift.local.lambda.FunctionResult.Success;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How a function's process starts and ends. */
@Timeout(60)
class FunctionLifeTest {
    @TempDir
    private Path directory;

    private Path jar;

    @BeforeEach
    void pack() throws Exception {
        jar = FixtureJar.in(directory);
    }

    @Test
    void invoke_exitWhileStarting_givesItsOutput() {
        try (FunctionHost host = host("Stillborn", Map.of("LEAVES", "no room left"))) {
            assertThatThrownBy(() -> host.invoke("Function", "{}"))
                    .isInstanceOf(BrokenFunction.class)
                    .hasMessage("The function Function cannot start: no room left");
        }
    }

    @Test
    void invoke_exitWithoutAWord_saysSo() {
        try (FunctionHost host = host("Stillborn", Map.of("LEAVES", ""))) {
            assertThatThrownBy(() -> host.invoke("Function", "{}"))
                    .hasMessage("The function Function cannot start:"
                            + " its process ended with exit status 3 and printed nothing");
        }
    }

    @Test
    void invoke_unknownClass_givesNoResult() {
        try (FunctionHost host = host("Nobody", Map.of())) {
            assertThatThrownBy(() -> host.invoke("Function", "{}"))
                    .isInstanceOf(BrokenFunction.class)
                    .hasMessage("The function Function cannot run: java.lang.ClassNotFoundException:"
                            + " Class not found: io.lakelift.local.lambda.fixture.Nobody");
        }
    }

    /** A process that a call waits for would only do the same work twice. */
    @Test
    void invoke_processThatWasStartedAhead_isPrimed_andOneThatTheCallStartedIsNot() {
        String question = "{\"do\":\"environment\"}";
        try (FunctionHost ahead = host("Puppet", Map.of());
                FunctionHost atTheCall = host("Puppet", Map.of())) {
            Set<ProcessHandle> others = ProcessHandle.current().children().collect(toSet());
            ahead.warm(List.of("Function"));
            ProcessHandle process = childBeside(others);

            assertThat(ahead.invoke("Function", question)).asString().contains("\"LAKELIFT_PRIMING\":\"true\"");
            assertThat(atTheCall.invoke("Function", question)).asString().contains("\"LAKELIFT_PRIMING\":\"false\"");
            ahead.close();

            assertThat(process.isAlive())
                    .as("when the host is closed, its processes are gone")
                    .isFalse();
        }
    }

    private static ProcessHandle childBeside(Set<ProcessHandle> others) {
        while (true) {
            Optional<ProcessHandle> child = ProcessHandle.current()
                    .children()
                    .filter(one -> !others.contains(one))
                    .findFirst();
            if (child.isPresent()) {
                return child.get();
            }
            Thread.onSpinWait();
        }
    }

    @Test
    void invoke_libraryBroken_saysWhatTheJvmSays() throws IOException {
        host("Puppet", Map.of()).close();
        try (Stream<Path> files = Files.list(directory.resolve("lambda-runtime"))) {
            Path library = files.filter(file -> file.toString().endsWith(".so"))
                    .findFirst()
                    .orElseThrow();
            Files.write(library, new byte[Math.toIntExact(Files.size(library))]);
        }
        try (FunctionHost host = host("Puppet", Map.of())) {
            assertThatThrownBy(() -> host.invoke("Function", "{\"do\":\"count\"}"))
                    .isInstanceOf(BrokenFunction.class)
                    .hasMessageStartingWith("The function Function cannot start: Exception in thread")
                    .hasMessageContaining("UnsatisfiedLinkError");
        }
    }

    @Test
    void construct_library_isReadableByOthersAsTheirUmaskAllows() throws IOException {
        host("Puppet", Map.of()).close();
        Set<PosixFilePermission> ours = Files.getPosixFilePermissions(Files.createFile(directory.resolve("made")));

        try (Stream<Path> files = Files.list(directory.resolve("lambda-runtime"))) {
            assertThat(files)
                    .isNotEmpty()
                    .allSatisfy(file ->
                            assertThat(Files.getPosixFilePermissions(file)).isEqualTo(ours));
        }
    }

    @Test
    void invoke_sdkClient_reachesTheEndpointOfTheEnvironment() throws IOException {
        HttpServer rds = rds();
        String endpoint = "http://127.0.0.1:" + rds.getAddress().getPort();
        try (FunctionHost host = host("CallsRds", Map.of("AWS_ENDPOINT_URL_RDS", endpoint))) {
            assertThat(host.invoke("Function", "{}")).isEqualTo(new Success("\"IN_PROGRESS\""));
        } finally {
            rds.stop(0);
        }
    }

    @Test
    void close_recording_leavesAnArchiveThatTheNextStartUses() {
        System.setProperty(FunctionHost.RECORDING, "true");
        try (FunctionHost host = host("Puppet", Map.of())) {
            host.invoke("Function", "{\"do\":\"count\"}");
        } finally {
            System.clearProperty(FunctionHost.RECORDING);
        }
        assertThat(Files.exists(directory.resolve("lambda-runtime/Function.jsa")))
                .isTrue();
        try (FunctionHost host = host("Puppet", Map.of())) {
            assertThat(host.invoke("Function", "{\"do\":\"count\"}")).isEqualTo(new Success("1"));
        }
    }

    @Test
    void close_leavesNoProcessAndTakesNoMoreCalls() throws InterruptedException {
        FunctionHost host = host("Puppet", Map.of());
        host.invoke("Function", "{\"do\":\"count\"}");

        host.close();

        for (int patience = 0; patience < 100 && running() > 0; patience++) {
            Thread.sleep(20);
        }
        assertThat(running()).isZero();
        assertThatThrownBy(() -> host.invoke("Function", "{}")).hasMessageContaining("closed");
    }

    @Test
    void construct_jarIsMissing_saysWhere() {
        jar = directory.resolve("no.jar");
        assertThatThrownBy(() -> host("Puppet", Map.of()))
                .hasMessageContaining("no packaged jar at")
                .hasMessageContaining("no.jar");
    }

    private FunctionHost host(String type, Map<String, String> environment) {
        String handler = "io.lakelift.local.lambda.fixture." + type + "::handleRequest";
        String arn = "arn:aws:lambda:eu-west-1:111122223333:function:Function";
        LambdaFunction function = new LambdaFunction("Function", jar, handler, 256, Duration.ofSeconds(20), arn);
        return new FunctionHost(
                directory.resolve("lambda-runtime"), environment, List.of(function), (name, line) -> {});
    }

    /** Counts our children that run this test's jar, and no other's. */
    private long running() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains(jar.toString()))
                .count();
    }

    private static HttpServer rds() throws IOException {
        byte[] answer = """
                <DescribeExportTasksResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/">
                  <DescribeExportTasksResult><ExportTasks>
                    <ExportTask><Status>IN_PROGRESS</Status></ExportTask>
                  </ExportTasks></DescribeExportTasksResult>
                </DescribeExportTasksResponse>
                """.getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        return server;
    }
}
