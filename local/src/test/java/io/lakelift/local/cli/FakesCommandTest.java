package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.fakes.SampleAccount;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class FakesCommandTest {
    private final Shell shell = new Shell();

    @Test
    void fakes_started_printVariablesByWhichTheyAreFoundAndAnswer() throws Exception {
        Thread command = Thread.ofVirtual().start(() -> shell.lakelift("fakes", "--port", "0", "--speed", "600"));
        while (shell.out().lines().count() < 10) {
            Thread.sleep(20);
        }

        assertThat(shell.out().lines().map(line -> line.replaceAll("export ([A-Z0-9_]+)=.*", "$1")))
                .containsExactly(
                        "AWS_ACCESS_KEY_ID",
                        "AWS_ENDPOINT_URL_FSX",
                        "AWS_ENDPOINT_URL_GLUE",
                        "AWS_ENDPOINT_URL_RDS",
                        "AWS_ENDPOINT_URL_S3",
                        "AWS_ENDPOINT_URL_SFN",
                        "AWS_ENDPOINT_URL_SNS",
                        "AWS_ENDPOINT_URL_STS",
                        "AWS_REGION",
                        "AWS_SECRET_ACCESS_KEY");
        assertThat(ask("AWS_ENDPOINT_URL_STS", "Action=GetCallerIdentity&Version=2011-06-15"))
                .contains("<Account>" + SampleAccount.ACCOUNT + "</Account>");
        command.interrupt();
        command.join();
    }

    private String ask(String variable, String question) throws Exception {
        String address = shell.out()
                .lines()
                .filter(line -> line.contains(variable))
                .findFirst()
                .orElseThrow()
                .split("=")[1];
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(address))
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(HttpRequest.BodyPublishers.ofString(question))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --port 70000    | --port 70000 leaves no room for the six ports after it: give 0 to 65529.
            --speed 0       | --speed must be 1 or more, not 0.
            """)
    void fakes_unusableOption_areRefusedInASentence(String options, String sentence) {
        assertThat(fakes(options.split(" "))).isEqualTo(2);
        assertThat(shell.err().strip()).isEqualTo(sentence);
    }

    @Test
    void fakes_portThatIsTaken_areRefusedInASentence() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(fakes("--port", String.valueOf(Math.min(taken.getLocalPort(), 65529))))
                    .isEqualTo(2);
            assertThat(shell.err()).contains("is taken: give another --port.");
        }
    }

    private int fakes(String... options) {
        return shell.lakelift(
                Stream.concat(Stream.of("fakes"), List.of(options).stream()).toArray(String[]::new));
    }
}
