package io.lakelift.local.account;

import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The proxy for calls to AWS, from the variables that the AWS CLI reads. Java reads none of them, and the SDK's client
 * over {@code HttpURLConnection} only {@code HTTP_PROXY}, also for HTTPS and for this computer. As Java's own
 * properties they apply to every client, including those that the SDK makes itself to get credentials.
 *
 * @param direct the hosts to reach without it, as Java's property lists them
 * @param user its name and password, separated by a colon; empty if the proxy needs none
 */
public record ProxySettings(String host, int port, Optional<String> user, String direct) {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final String HOST = "https.proxyHost";
    private static final String PORT = "https.proxyPort";

    /** The hosts that Java reaches without a proxy by default; whoever sets the property replaces them. */
    private static final String THIS_COMPUTER = "localhost|127.*|[::1]|0.0.0.0|[::0]";

    /** The settings of an environment; empty if it names no HTTP proxy. */
    static Optional<ProxySettings> of(Map<String, String> environment) {
        return variable(environment, "HTTPS_PROXY")
                .or(() -> variable(environment, "HTTP_PROXY"))
                .flatMap(ProxySettings::address)
                .map(address -> new ProxySettings(
                        address.getHost(),
                        address.getPort() > 0
                                ? address.getPort()
                                : address.getScheme().equals("https") ? HTTPS : HTTP,
                        Optional.ofNullable(address.getUserInfo()),
                        direct(variable(environment, "NO_PROXY").orElse(""))));
    }

    /** Takes over the environment's proxy, unless Java's own properties name one already. */
    public static void adopt(Map<String, String> environment) {
        Properties properties = System.getProperties();
        if (Stream.of(HOST, "http.proxyHost", "socksProxyHost").noneMatch(properties::containsKey)) {
            of(environment).ifPresent(settings -> settings.set(properties));
        }
    }

    private void set(Properties properties) {
        properties.setProperty(HOST, host);
        properties.setProperty(PORT, String.valueOf(port));
        // Where this one is set, the SDK does not read HTTP_PROXY.
        properties.setProperty("http.nonProxyHosts", direct);
        user.ifPresent(named -> {
            // By default Java sends no password to a proxy through which it tunnels HTTPS.
            properties.putIfAbsent("jdk.http.auth.tunneling.disabledSchemes", "");
            Authenticator.setDefault(new Password(named));
        });
    }

    /** The proxy in use, as a sentence about an unreachable service continues; nothing if there is none. */
    static String mention() {
        return Optional.ofNullable(System.getProperty(HOST))
                .map(host ->
                        " through the proxy %s:%s".formatted(host, System.getProperty(PORT, String.valueOf(HTTPS))))
                .orElse("");
    }

    /** The lower-case name takes precedence, as for curl and the AWS CLI. */
    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Stream.of(name.toLowerCase(Locale.ROOT), name)
                .map(environment::get)
                .filter(value -> value != null && !value.isBlank())
                .findFirst();
    }

    private static Optional<URI> address(String value) {
        try {
            URI address = new URI(value.contains("://") ? value.strip() : "http://" + value.strip());
            return Optional.of(address)
                    .filter(uri -> uri.getHost() != null && uri.getScheme().matches("https?"));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Java separates hosts by bars, and a name does not include the names below it. */
    private static String direct(String list) {
        return Stream.concat(
                        Stream.of(THIS_COMPUTER),
                        Stream.of(list.split("[,\\s]+"))
                                .map(host -> host.replaceFirst(":[0-9]+$", "").replaceFirst("^\\*?\\.", ""))
                                .filter(host -> !host.isEmpty())
                                .flatMap(host -> host.startsWith("*") ? Stream.of(host) : Stream.of(host, "*." + host)))
                .collect(Collectors.joining("|"));
    }

    private static final class Password extends Authenticator {
        private final String user;

        Password(String user) {
            this.user = user;
        }

        @Override
        protected PasswordAuthentication getPasswordAuthentication() {
            String[] parts = user.split(":", 2);
            return getRequestorType() == RequestorType.PROXY
                    ? new PasswordAuthentication(parts[0], (parts.length > 1 ? parts[1] : "").toCharArray())
                    : null;
        }
    }
}
