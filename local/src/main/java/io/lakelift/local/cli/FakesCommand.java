package io.lakelift.local.cli;

import io.lakelift.fakes.FakeServer;
import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.Scenario;
import io.lakelift.local.run.UsageError;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves the fakes of AWS services on local ports, so that other programs can be tried with them. */
@Command(
        name = "fakes",
        mixinStandardHelpOptions = true,
        description =
                "Serves the fakes of RDS, SNS, FSx, STS, Step Functions, S3 and Glue on this computer until Ctrl-C,"
                        + " to rehearse run --aws and for your own programs; prints the variables that point the"
                        + " AWS SDK to them.",
        footer = "Exit status: 130 ended by Ctrl-C, 2 an option cannot be used.")
final class FakesCommand implements Callable<Integer> {
    private static final int LAST_PORT = 65_535;
    /** How many services there are besides the first; they take the ports after its own. */
    private static final int OTHERS = 6;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "4510",
            description = "RDS's port; the others take the six after it; 0 takes free ones (default: 4510)")
    private int port;

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            defaultValue = "complete",
            description = "what they do: a scenario from run --list-scenarios (default: complete)")
    private String scenario;

    @Option(
            names = "--speed",
            paramLabel = "TIMES",
            defaultValue = "60",
            description = "how many times faster their clock runs: at 60 an export takes half a minute (default: 60)")
    private int speed;

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > LAST_PORT - OTHERS) {
            throw new UsageError("--port %d leaves no room for the six ports after it: give 0 to %d."
                    .formatted(port, LAST_PORT - OTHERS));
        }
        if (speed < 1) {
            throw new UsageError("--speed must be 1 or more, not %d.".formatted(speed));
        }
        try (FakeServer server = started()) {
            print(server.environment());
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private FakeServer started() {
        Scenario chosen = RunCommand.scenario(scenario);
        try {
            return FakeServer.start(InetAddress.getLoopbackAddress(), port, chosen, speed);
        } catch (UncheckedIOException e) {
            throw new UsageError("Port %d, or one of the six after it, is taken: give another --port.".formatted(port));
        }
    }

    /** Prints shell commands that set the variables. The SDK needs credentials, but the fakes do not check them. */
    private void print(Map<String, String> endpoints) {
        Map<String, String> variables = new TreeMap<>(endpoints);
        variables.put("AWS_ACCESS_KEY_ID", "fakes");
        variables.put("AWS_SECRET_ACCESS_KEY", "fakes");
        variables.put("AWS_REGION", SampleAccount.REGION);
        PrintWriter out = spec.commandLine().getOut();
        variables.forEach((name, value) -> out.println("export " + name + "=" + value));
        out.flush();
    }
}
