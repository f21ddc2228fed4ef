package io.lakelift.local.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakelift.fakes.Scenario;
import io.lakelift.local.run.LocalFunctions;
import io.lakelift.tables.aws.ProxySettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command behind a proxy that notes what it is asked for, and refuses it. */
@Timeout(120)
class ProxyTest {
    private static final String STS = "https://sts.proxied.example";
    private static final Path SNAPSHOT = Path.of("../events/snapshot.json");

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final ServerSocket proxy = listening();

    private static ServerSocket listening() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    ProxyTest() {
        Thread.ofPlatform().daemon().start(this::refuse);
    }

    private void refuse() {
        try {
            while (true) {
                try (Socket client = proxy.accept()) {
                    var lines = new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1));
                    String first = lines.readLine();
                    String password = "";
                    for (String line = first; line != null && !line.isEmpty(); line = lines.readLine()) {
                        password = line.startsWith("Proxy-authorization: ") ? line.substring(21) : password;
                    }
                    asked.add((first + " " + password).strip());
                    String status = password.isEmpty()
                            ? "407 Who are you\r\nProxy-Authenticate: Basic realm=\"office\""
                            : "403 Not from here";
                    client.getOutputStream()
                            .write(("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n").getBytes(ISO_8859_1));
                }
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
    }

    private String address(String user) {
        return "http://" + user + "127.0.0.1:" + proxy.getLocalPort();
    }

    @ParameterizedTest
    @CsvSource({"HTTPS_PROXY, elsewhere.example", "https_proxy, *.elsewhere.example", "HTTP_PROXY, example.org"})
    void proxy_isAskedForTheConnectionAndNamed(String variable, String direct) throws Exception {
        try (Laptop laptop = laptop(variable, address(""), direct)) {
            assertThat(laptop.run(true, SNAPSHOT).output())
                    .startsWith(
                            "STS cannot be reached in eu-west-1 through the proxy 127.0.0.1:" + proxy.getLocalPort())
                    .contains("407", "HTTPS_PROXY");
            assertThat(laptop.status()).isEqualTo(2);
        }
        assertThat(asked).isNotEmpty().allMatch(line -> line.startsWith("CONNECT sts.proxied.example:443 "));
    }

    @Test
    void proxy_withAPassword_getsIt() throws Exception {
        try (Laptop laptop = laptop("HTTPS_PROXY", address("me:p%40ss@"), "")) {
            assertThat(laptop.run(true, SNAPSHOT).output()).contains("403").doesNotContain("p@ss", "p%40ss");
        }
        assertThat(asked).anyMatch(line -> line.endsWith(" Basic bWU6cEBzcw=="));
    }

    @ParameterizedTest
    @CsvSource({"'a.example, .proxied.example'", "proxied.example", "sts.proxied.example:443", "*"})
    void host_inNoProxy_isReachedDirectly(String direct) throws Exception {
        try (Laptop laptop = laptop("HTTPS_PROXY", address(""), direct)) {
            assertThat(laptop.run(true, SNAPSHOT).output())
                    .contains("STS cannot be reached in eu-west-1")
                    .doesNotContain("through the proxy");
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void scheme_inCapitals_isOne() throws Exception {
        try (Laptop laptop = laptop("HTTPS_PROXY", address("").replace("http", "HTTP"), "")) {
            assertThat(laptop.run(true, SNAPSHOT).output()).contains("through the proxy");
        }
    }

    @Test
    void propertiesOfJava_precedeTheVariables() throws Exception {
        String properties = "-Dhttps.proxyHost=127.0.0.1 -Dhttps.proxyPort=" + proxy.getLocalPort();
        try (Laptop laptop = laptop("HTTP_PROXY", "http://127.0.0.1:1", "").with("JAVA_TOOL_OPTIONS", properties)) {
            assertThat(laptop.run(true, SNAPSHOT).output())
                    .contains("through the proxy 127.0.0.1:" + proxy.getLocalPort() + " (", "407");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://me:p#ss@proxy",
                "http://me:1#ss@proxy",
                "http://me:1/ss@proxy",
                "http://me:p@ss@proxy",
                "http://me:p%ss@proxy",
                "http://my_proxy:8080",
                "socks5://proxy"
            })
    void proxy_thatCannotBeRead_isRefusedWithoutItsValue(String value) {
        Map<String, String> environment = Map.of("https_proxy", value);

        assertThatThrownBy(() -> ProxySettings.require(environment))
                .hasMessage(
                        "https_proxy is not a URL such as http://proxy:8080; percent-encode @, #, % and \\ in the password");
    }

    @ParameterizedTest
    @CsvSource({"'run,--aws,--yes,../events/snapshot.json'", "'verify,s3://lake/an-export'"})
    void proxy_thatCannotBeRead_endsCommandsThatCallAws(String command) throws Exception {
        try (Laptop laptop = laptop("HTTPS_PROXY", "http://me:p#ss@proxy", "")) {
            assertThat(laptop.lakelift(false, List.of(command.split(","))).output())
                    .contains(
                            "The AWS settings cannot be used (HTTPS_PROXY is not a URL",
                            "@, #, % and \\ in the password")
                    .doesNotContain("ss@", "me:");
            assertThat(laptop.status()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP_PROXY, ",
        "HTTP_PROXY, socks5://127.0.0.1:1",
        "AWS_USE_FIPS_ENDPOINT, true",
        "AWS_USE_DUALSTACK_ENDPOINT, true"
    })
    void run_withTheFakes_isAsWithoutTheVariable(String variable, String value) throws Exception {
        try (Laptop laptop = new Laptop(Scenario.COMPLETE, 1)
                .with(LocalFunctions.IN_PROCESS, "1")
                .with(variable, value == null ? address("") : value)) {
            laptop.cloud().environment().keySet().forEach(name -> laptop.with(name, ""));
            laptop.with("AWS_ENDPOINT_URL", "")
                    .lakelift(false, List.of("run", SNAPSHOT.toString()))
                    .output();
            assertThat(laptop.status()).isZero();
        }
        assertThat(asked).isEmpty();
    }

    private static Laptop laptop(String variable, String proxy, String direct) {
        Laptop laptop = new Laptop(Scenario.COMPLETE, 1).with("AWS_ENDPOINT_URL_STS", STS);
        return direct.isEmpty()
                ? laptop.with(variable, proxy)
                : laptop.with(variable, proxy).with("NO_PROXY", direct);
    }
}
