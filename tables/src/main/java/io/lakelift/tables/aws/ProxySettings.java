package io.lakelift.tables.aws;

import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The proxy for calls to AWS, from the variables that the AWS CLI reads. Java reads none of them, and the SDK's client
 * over {@code HttpURLConnection} only {@code HTTP_PROXY}, also for HTTPS and for this computer. As Java's own
 * properties they apply to every client, including those that the SDK makes itself to get credentials.
 */
public final class ProxySettings {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final String HOST = "https.proxyHost";
    private static final String PORT = "https.proxyPort";
    private static final String DIRECT = "http.nonProxyHosts";

    /** The hosts that Java reaches without a proxy by default; whoever sets the property replaces them. */
    private static final String THIS_COMPUTER = "localhost|127.*|[::1]|0.0.0.0|[::0]";

    private ProxySettings() {}

    /** Takes over the environment's proxy if it can be read, unless Java's own properties name one already. */
    public static void adopt(Map<String, String> environment) {
        Properties properties = System.getProperties();
        if (!isNamed(properties)) {
            variable(environment)
                    .flatMap(name -> address(environment.getOrDefault(name, "")))
                    .ifPresent(address -> set(
                            properties,
                            address,
                            name(environment, "NO_PROXY").map(environment::get).orElse("")));
        }
        // Where this one is set, the SDK does not read HTTP_PROXY.
        properties.putIfAbsent(DIRECT, THIS_COMPUTER);
    }

    /**
     * Checks what {@link #adopt} passes over, because a command that calls no one needs no proxy.
     *
     * @throws IllegalStateException if the variable that names the proxy cannot be read
     */
    public static void require(Map<String, String> environment) {
        // Once adopted, it is among the properties.
        if (!isNamed(System.getProperties())) {
            variable(environment).ifPresent(name -> {
                if (address(environment.getOrDefault(name, "")).isEmpty()) {
                    // Not the value, which may contain a password.
                    throw new IllegalStateException(
                            "%s is not a URL such as http://proxy:8080; percent-encode @, #, %% and \\ in the password"
                                    .formatted(name));
                }
            });
        }
    }

    private static boolean isNamed(Properties properties) {
        return Stream.of(HOST, "http.proxyHost", "socksProxyHost").anyMatch(properties::containsKey);
    }

    private static void set(Properties properties, URI address, String noProxy) {
        int usual = "https".equalsIgnoreCase(address.getScheme()) ? HTTPS : HTTP;
        properties.setProperty(HOST, address.getHost());
        properties.setProperty(PORT, String.valueOf(address.getPort() > 0 ? address.getPort() : usual));
        properties.setProperty(DIRECT, direct(noProxy));
        if (address.getUserInfo() != null) {
            // By default Java sends no password to a proxy through which it tunnels HTTPS.
            properties.putIfAbsent("jdk.http.auth.tunneling.disabledSchemes", "");
            Authenticator.setDefault(new Password(address.getUserInfo()));
        }
    }

    /** The proxy on the way to an address, as a sentence about an unreachable service continues; nothing if there is none. */
    public static String mention(URI address) {
        return ProxySelector.getDefault().select(address).stream()
                .map(Proxy::address)
                .filter(InetSocketAddress.class::isInstance)
                .map(InetSocketAddress.class::cast)
                .findFirst()
                .map(proxy -> " through the proxy %s:%d".formatted(proxy.getHostString(), proxy.getPort()))
                .orElse("");
    }

    /** The variable that names the proxy. */
    private static Optional<String> variable(Map<String, String> environment) {
        return name(environment, "HTTPS_PROXY").or(() -> name(environment, "HTTP_PROXY"));
    }

    /** The lower-case name takes precedence, as for curl and the AWS CLI. */
    private static Optional<String> name(Map<String, String> environment, String name) {
        return Stream.of(name.toLowerCase(Locale.ROOT), name)
                .filter(each -> !environment.getOrDefault(each, "").isBlank())
                .findFirst();
    }

    private static Optional<URI> address(String value) {
        try {
            URI address = new URI(value.contains("://") ? value.strip() : "http://" + value.strip());
            // A password with such a character ends the host early: http://me:1#2@proxy is port 1 of the host "me".
            boolean isWhole = address.getRawQuery() == null
                    && address.getRawFragment() == null
                    && address.getRawPath().matches("/?");
            return Optional.of(address)
                    .filter(uri ->
                            isWhole && uri.getHost() != null && uri.getScheme().matches("(?i)https?"));
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
        protected @Nullable PasswordAuthentication getPasswordAuthentication() {
            String[] parts = user.split(":", 2);
            return getRequestorType() == RequestorType.PROXY
                    ? new PasswordAuthentication(parts[0], (parts.length > 1 ? parts[1] : "").toCharArray())
                    : null;
        }
    }
}
