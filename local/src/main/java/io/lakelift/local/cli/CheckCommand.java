package io.lakelift.local.cli;

import io.lakelift.config.Config;
import io.lakelift.config.InvalidConfig;
import io.lakelift.export.Text;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what is wrong in the file that describes a deployment, as the CDK app would say it. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Says what is wrong in FILE, which describes a deployment: a sentence and a line for each mistake.",
        footer = "Exit status: 0 it can be deployed, 2 it has mistakes or cannot be read.")
final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "the deployment's file, such as infra/lakelift.yaml")
    private Path file;

    @Override
    public Integer call() {
        try {
            Config config = Config.read(file);
            String described = "%s describes the deployment %s: %s, %s."
                    .formatted(
                            file,
                            config.name(),
                            counted(config.schedules().size(), "schedule", "schedules"),
                            counted(
                                    config.onSnapshotCreated().size(),
                                    "source whose new snapshots are exported",
                                    "sources whose new snapshots are exported"));
            spec.commandLine().getOut().println(Text.shown(described, Unusable.LONGEST));
            return 0;
        } catch (InvalidConfig invalid) {
            throw new Unusable(invalid);
        }
    }

    private static String counted(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
