package io.lakelift.fakes;

import io.lakelift.fakes.states.LocalStates;
import io.lakelift.fakes.sts.StsEndpoint;
import io.lakelift.fakes.wire.ServicePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Serves the fakes over HTTP, as a program or within the command {@code fakes}: for clients in other languages, for
 * containers and for the judges. The clock is the real one, or SPEED times as fast.
 *
 * <p>Usage: {@code FakeServer [PORT [SCENARIO [SPEED [HOST]]]]}. RDS listens on PORT; SNS, FSx, STS, Step Functions, S3
 * and Glue listen on the six ports after it, in this order.
 */
public final class FakeServer implements AutoCloseable {
    private final FakeCloud cloud;
    private final ServicePort sts;

    private FakeServer(FakeCloud cloud, ServicePort sts) {
        this.cloud = cloud;
        this.sts = sts;
    }

    public static void main(String... args) throws IOException {
        int port = Integer.parseInt(argument(args, 0, "4510"));
        Scenario scenario = Scenario.named(argument(args, 1, Scenario.COMPLETE.label()));
        int speed = Integer.parseInt(argument(args, 2, "1"));
        InetAddress host = InetAddress.getByName(argument(args, 3, "127.0.0.1"));
        start(host, port, scenario, speed)
                .environment()
                .forEach((name, value) -> System.out.println("export " + name + "=" + value));
    }

    /**
     * Opens the ports.
     *
     * @param port the port of RDS; the other services take the ports after it. 0 takes any free ports
     * @param speed how many seconds pass here in one real second
     * @throws UncheckedIOException if a port is taken
     */
    public static FakeServer start(InetAddress host, int port, Scenario scenario, int speed) {
        FakeCloud cloud = new FakeCloud(moving(speed), waiting(speed));
        LocalStates states = SampleExecutions.states();
        cloud.show(() -> states);
        cloud.play(scenario);
        cloud.listen(host, port, next(port, 1), next(port, 2), next(port, 4), next(port, 5), next(port, 6));
        return new FakeServer(cloud, ServicePort.open(new InetSocketAddress(host, next(port, 3)), new StsEndpoint()));
    }

    /** The variables by which unmodified SDK clients find the fakes. */
    public Map<String, String> environment() {
        Map<String, String> variables = new TreeMap<>(cloud.environment());
        variables.put("AWS_ENDPOINT_URL_STS", sts.uri().toString());
        return variables;
    }

    @Override
    public void close() {
        sts.close();
        cloud.close();
    }

    /** If the port is 0, which takes any free port, so is the next one. */
    private static int next(int port, int step) {
        return port == 0 ? 0 : port + step;
    }

    private static String argument(String[] args, int at, String otherwise) {
        return args.length > at ? args[at] : otherwise;
    }

    private static InstantSource moving(int speed) {
        InstantSource real = InstantSource.system();
        Instant start = real.instant();
        return () -> start.plus(Duration.between(start, real.instant()).multipliedBy(speed));
    }

    private static Consumer<Duration> waiting(int speed) {
        return length -> {
            try {
                Thread.sleep(length.dividedBy(speed));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
