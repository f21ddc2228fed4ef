package io.lakelift.handler;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import com.sun.net.httpserver.HttpServer;
import io.lakelift.aws.AwsClients;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;

/** A start does a function's work once, without AWS, and nothing can keep the function from starting. */
class PrimingTest {
    private static final Map<String, String> SDK = Map.of(
            "aws.region", "eu-west-1",
            "aws.accessKeyId", "priming",
            "aws.secretAccessKey", "priming");
    private static final String SERVICES = "software.amazon.awssdk.services.";
    private static final Map<String, String> CLIENTS = Map.of(
            "rds",
            SERVICES + "rds.DefaultRdsClient",
            "fsx",
            SERVICES + "fsx.DefaultFSxClient",
            "sfn",
            SERVICES + "sfn.DefaultSfnClient",
            "sns",
            SERVICES + "sns.DefaultSnsClient");

    private final Lambda lambda = new Lambda();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    @BeforeEach
    void setUp() {
        SDK.forEach(System::setProperty);
        endpoint("https://localhost:" + closedPort());
    }

    @AfterEach
    void tearDown() {
        SDK.keySet().forEach(System::clearProperty);
        System.clearProperty("aws.endpointUrl");
    }

    /** One service alone is enough of one function: they are wired alike. */
    @ParameterizedTest(name = "{0} with {1}")
    @CsvSource(textBlock = """
            StartExport,      'RDS,FSX', rds fsx, rds.model.StartExportTask fsx.model.CreateDataRepositoryTask
            PollExport,       'RDS,FSX', rds fsx, rds.model.DescribeExportTasks fsx.model.DescribeDataRepositoryTasks
            PollExport,       RDS,       rds,     rds.model.DescribeExportTasks
            PollExport,       FSX,       fsx,     fsx.model.DescribeDataRepositoryTasks
            CancelExport,     'RDS,FSX', rds fsx, rds.model.CancelExportTask fsx.model.CancelDataRepositoryTask
            Notify,           'RDS,FSX', sns,     sns.model.Publish
            PlanFleet,        'RDS,FSX', rds fsx, rds.model.DescribeDbInstances fsx.model.DescribeFileSystems
            FindOrphans,      'RDS,FSX', rds fsx, rds.model.DescribeExportTasks fsx.model.DescribeDataRepositoryTasks
            MeasureFreshness, 'RDS,FSX', rds fsx, rds.model.DescribeExportTasks fsx.model.DescribeDataRepositoryTasks
            """)
    void start_makesTheClientsThatTheFunctionUses_andPlaysItsCalls(
            String function, String services, String clients, String calls) throws Exception {
        try (OwnClasses classes = new OwnClasses()) {
            classes.start(function, environment(services));

            assertThat(CLIENTS.entrySet().stream().filter(client -> classes.hasLoaded(client.getValue())))
                    .map(Map.Entry::getKey)
                    .containsExactlyInAnyOrder(clients.split(" "));
            assertThat(calls.split(" ")).allMatch(call -> classes.hasLoaded(SERVICES + call + "Response"));
        }
    }

    @Test
    void start_withoutPriming_makesNoClient() throws Exception {
        Map<String, String> environment = environment("RDS,FSX");
        environment.put("LAKELIFT_PRIMING", "false");

        try (OwnClasses classes = new OwnClasses()) {
            classes.start("PollExport", environment);

            assertThat(CLIENTS.values()).noneMatch(classes::hasLoaded);
        }
    }

    @Test
    void start_asksNothing_andTheFirstCallAsksAws() throws Exception {
        HttpServer aws = aws();
        try {
            Settings settings = Settings.from(environment("RDS"));
            PollExport function = new PollExport(settings, new AwsClients());
            assertThat(requests).isEmpty();

            String report = lambda.call(
                    function,
                    new PrimingCall(settings.deployment())
                            .follow(settings.services().getFirst()));

            assertThat(report).contains("\"status\":\"STARTING\"");
            // The second is for past exports: what a start has heard of them is not remembered.
            assertThat(requests).hasSize(2).allMatch(request -> request.startsWith("Action=DescribeExportTasks"));
        } finally {
            aws.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Notify", "MeasureFreshness", "StartExport"})
    void start_printsNothing(String function) throws Exception {
        HttpServer aws = aws();
        PrintStream console = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, UTF_8));
        try (OwnClasses classes = new OwnClasses()) {
            classes.start(function, environment("RDS,FSX"));
        } finally {
            System.setOut(console);
            aws.stop(0);
        }

        assertThat(printed.toString(UTF_8)).isEmpty();
        assertThat(requests).isEmpty();
    }

    @Test
    void refusedConnection_isLogged() {
        prime(poll(new AwsClients()));

        assertThat(lambda.log)
                .singleElement()
                .asString()
                .startsWith("The function starts without all of its priming: no connection to localhost: ")
                .doesNotContain("\n");
        assertThat(lambda.levels).containsExactly(LogLevel.WARN);
    }

    @Test
    void unknownHost_isLogged() {
        endpoint("https://rds.nowhere.invalid");

        prime(poll(new AwsClients()));

        assertThat(lambda.log).singleElement().asString().contains("no connection to rds.nowhere.invalid: ");
    }

    @Test
    @Timeout(30)
    void hangingConnection_isWaitedForASecond_andCarriesAHandshakeOnly() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            endpoint("https://localhost:" + server.getLocalPort());
            CompletableFuture<byte[]> heard = CompletableFuture.supplyAsync(() -> heard(server));
            prime(poll(new AwsClients())); // once, so that nothing is measured but the wait
            byte[] sent = heard.join();

            long begun = System.nanoTime();
            prime(poll(new AwsClients()));
            Duration took = Duration.ofNanos(System.nanoTime() - begun);

            assertThat(sent).startsWith((byte) 0x16, (byte) 0x03);
            assertThat(new String(sent, UTF_8)).doesNotContain("POST", "Action");
            assertThat(took).isBetween(Duration.ofMillis(900), Duration.ofSeconds(5));
            assertThat(lambda.log).allMatch(line -> line.contains("no connection to localhost"));
        }
    }

    @Test
    void playThatFails_isLogged_andTheClientsAreLiveNevertheless() {
        AwsClients clients = new AwsClients();
        JsonHandler failing = new JsonHandler() {
            @Override
            Object handle(CallContext call) {
                throw new IllegalStateException("no\nluck");
            }
        };

        prime(new Played(failing, clients));

        assertThat(lambda.log)
                .containsExactly(
                        "The function starts without all of its priming: java.lang.IllegalStateException: no luck");
        assertThatThrownBy(() -> clients.rds().describeExportTasks(call -> {})).isInstanceOf(SdkClientException.class);
    }

    private record Played(JsonHandler function, AwsClients clients) {}

    private Played poll(AwsClients clients) {
        Settings settings = Settings.from(environment("RDS"));
        return new Played(new PollExport(settings.deployment(), Wiring.services(clients, settings)), clients);
    }

    private void prime(Played played) {
        Settings settings = Settings.from(environment("RDS"));
        new Priming(true, played.clients(), lambda)
                .play(
                        played.function(),
                        List.of(new PrimingCall(settings.deployment())
                                .follow(settings.services().getFirst())));
    }

    /** What comes within a moment over the first connection, which is never answered. */
    private static byte[] heard(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.setSoTimeout(3_000);
            return socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Knows the export of which the call is, and no other. */
    private HttpServer aws() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            byte[] answer = """
                    <DescribeExportTasksResponse><DescribeExportTasksResult><ExportTasks><ExportTask>
                     <ExportTaskIdentifier>export-1</ExportTaskIdentifier>
                     <SourceArn>arn:aws:rds:eu-west-1:123456789012:snapshot:running</SourceArn><Status>STARTING</Status>
                    </ExportTask></ExportTasks></DescribeExportTasksResult></DescribeExportTasksResponse>""".getBytes(UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        endpoint("http://localhost:" + server.getAddress().getPort());
        return server;
    }

    private static void endpoint(String url) {
        System.setProperty("aws.endpointUrl", URI.create(url).toString());
    }

    private static int closedPort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> environment(String services) {
        Map<String, String> environment = SettingsTest.environment();
        environment.put("LAKELIFT_SERVICES", services);
        return environment;
    }
}
