package io.lakelift.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lakelift.fakes.FakeCloud;
import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.Scenario;
import io.lakelift.fakes.sts.StsEndpoint;
import io.lakelift.fakes.wire.QueryService;
import io.lakelift.fakes.wire.ServicePort;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The command in a process of its own, and an account of fakes whose clock runs faster than the wall's. No call leaves
 * this computer: what has no fake is sent to a port where nobody listens.
 */
public final class Laptop implements AutoCloseable {
    static final String[] TARGET = {
        "--bucket", SampleAccount.BUCKET, "--role", SampleAccount.ROLE, "--key", SampleAccount.KEY_ALIAS
    };

    private static final String NOBODY = "http://127.0.0.1:1";
    private static final Duration PATIENCE = Duration.ofSeconds(400);

    private final FakeCloud cloud;
    private final ServicePort sts;
    private final Map<String, String> environment = new HashMap<>();
    private final StringBuilder printed = new StringBuilder();
    private Process process;
    private Thread reader;

    public Laptop(Scenario scenario, int speed) {
        this(scenario, speed, new StsEndpoint());
    }

    Laptop(Scenario scenario, int speed, QueryService identities) {
        InstantSource wall = InstantSource.system();
        Instant start = wall.instant();
        cloud = new FakeCloud(
                        () -> start.plus(Duration.between(start, wall.instant()).multipliedBy(speed)))
                .listen();
        cloud.play(scenario);
        sts = ServicePort.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), identities);
        environment.put("AWS_ENDPOINT_URL", NOBODY);
        environment.putAll(cloud.environment());
        environment.put("AWS_ENDPOINT_URL_STS", sts.uri().toString());
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        environment.put("AWS_CONFIG_FILE", "/nowhere/config");
        environment.put("AWS_SHARED_CREDENTIALS_FILE", "/nowhere/credentials");
        environment.put("AWS_ACCESS_KEY_ID", "AKIAOFTHETEST");
        environment.put("AWS_SECRET_ACCESS_KEY", "secret-of-the-test");
        environment.put("AWS_REGION", SampleAccount.REGION);
    }

    public FakeCloud cloud() {
        return cloud;
    }

    /** Sets a variable for the process to come, or takes one away where {@code value} is empty. */
    public Laptop with(String variable, String value) {
        if (value.isEmpty()) {
            environment.remove(variable);
        } else {
            environment.put(variable, value);
        }
        return this;
    }

    /** Starts {@code ./lakelift run FILE --aws} with these options. */
    Laptop run(boolean keyboard, Path file, String... options) {
        List<String> words = new ArrayList<>(List.of("run", file.toString(), "--aws"));
        words.addAll(List.of(options));
        return lakelift(keyboard, words);
    }

    /** Starts the command; whoever started the tests may ignore SIGINT, and the command must not inherit that. */
    public Laptop lakelift(boolean keyboard, List<String> words) {
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT,TERM"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Duser.home=/nowhere"));
        command.addAll(List.of("-Dlakelift.home=..", "-Dlakelift.asks=" + keyboard, "-cp"));
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(Lakelift.class.getName());
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.matches("(AWS_|LAKELIFT_).*|(?i:(https?|no)_proxy)"));
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reader = Thread.ofPlatform().daemon().start(this::read);
        return this;
    }

    private void read() {
        try (BufferedReader from = process.inputReader(UTF_8)) {
            for (int c = from.read(); c >= 0; c = from.read()) {
                synchronized (printed) {
                    printed.append((char) c);
                    printed.notifyAll();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the process has printed {@code text} this often. */
    Laptop awaits(String text, int times) throws Exception {
        long until = System.nanoTime() + PATIENCE.toNanos();
        synchronized (printed) {
            while (printed.toString().split(java.util.regex.Pattern.quote(text), -1).length <= times) {
                long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
                if (left <= 0) {
                    throw new TimeoutException("\"" + text + "\" never came after: " + printed);
                }
                printed.wait(left);
            }
        }
        return this;
    }

    Laptop awaits(String text) throws Exception {
        return awaits(text, 1);
    }

    Laptop types(String answer) throws IOException {
        process.getOutputStream().write((answer + "\n").getBytes(UTF_8));
        process.getOutputStream().flush();
        return this;
    }

    Laptop signals(String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
        return this;
    }

    /** Waits for its end and gives all that it printed. */
    public String output() throws Exception {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new TimeoutException("the command does not end after: " + printed);
        }
        reader.join();
        return printed.toString();
    }

    public int status() {
        return process.exitValue();
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
        sts.close();
        cloud.close();
    }
}
