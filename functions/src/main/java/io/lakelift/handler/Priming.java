package io.lakelift.handler;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import io.lakelift.aws.AwsClients;
import io.lakelift.export.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.HttpsURLConnection;

/**
 * Calls a function with canned answers while it starts, so that its first real call finds everything loaded. Lambda
 * gives a starting function more CPU than 512 MB of memory give it afterwards. An error in priming is logged, and the
 * function starts nevertheless.
 */
final class Priming {
    /**
     * Much longer than a connection within the Region takes; if the network is unavailable, a start takes this much
     * longer.
     */
    private static final Duration CONNECTING = Duration.ofSeconds(1);

    private static final int LONGEST_LINE = 1000;

    private final boolean enabled;
    private final AwsClients clients;
    private final LambdaLogger logger;

    Priming(Settings settings, AwsClients clients) {
        this(settings.priming(), clients, LambdaRuntime.getLogger());
    }

    Priming(boolean enabled, AwsClients clients, LambdaLogger logger) {
        this.enabled = enabled;
        this.clients = clients;
        this.logger = logger;
    }

    /**
     * Makes the calls. Afterwards the clients are live, whatever happened.
     *
     * @param function a separate instance with the same clients, so that what it remembers of these calls is dropped
     *     with it
     * @param calls payloads, such as the state machine sends
     */
    void play(JsonHandler function, List<String> calls) {
        try {
            if (enabled) {
                for (String call : calls) {
                    function.handle(
                            new ByteArrayInputStream(call.getBytes(UTF_8)),
                            OutputStream.nullOutputStream(),
                            (line, level) -> {});
                }
            }
        } catch (IOException | RuntimeException e) {
            warn(e.toString());
        } finally {
            clients.goLive();
        }
        clients.endpoint().ifPresent(this::connect);
    }

    /**
     * Opens a connection and closes it again, because TLS is the most expensive part of a first call. Nothing is sent
     * over it.
     */
    private void connect(URI endpoint) {
        if (!"https".equals(endpoint.getScheme())) {
            return;
        }
        HttpsURLConnection.getDefaultSSLSocketFactory(); // needs no network, so it need not count against the second
        Thread connecting = Thread.ofPlatform().daemon().name("priming").start(() -> handshake(endpoint));
        try {
            if (!connecting.join(CONNECTING)) {
                warn("no connection to %s within %s s".formatted(endpoint.getHost(), CONNECTING.toSeconds()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void handshake(URI endpoint) {
        try {
            HttpsURLConnection connection =
                    (HttpsURLConnection) endpoint.toURL().openConnection();
            connection.setConnectTimeout((int) CONNECTING.toMillis());
            connection.setReadTimeout((int) CONNECTING.toMillis());
            try {
                connection.connect();
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            warn("no connection to %s: %s".formatted(endpoint.getHost(), e));
        }
    }

    private void warn(String why) {
        logger.log(Text.line("The function starts without all of its priming: " + why, LONGEST_LINE), LogLevel.WARN);
    }
}
