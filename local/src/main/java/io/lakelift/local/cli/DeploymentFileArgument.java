package io.lakelift.local.cli;

import io.lakelift.config.Config;
import io.lakelift.config.InvalidConfig;
import io.lakelift.local.run.UsageError;
import java.nio.file.Path;

/** Reads the deployment's file, such as infra/lakelift.yaml, that a command's argument FILE names. */
final class DeploymentFileArgument {
    private DeploymentFileArgument() {}

    /** @throws UsageError if the file cannot be read, or with a line for each mistake in it */
    static Config read(Path file) {
        try {
            return Config.read(file);
        } catch (InvalidConfig invalid) {
            throw new UsageError(invalid);
        }
    }
}
