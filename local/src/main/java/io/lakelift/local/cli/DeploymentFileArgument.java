package io.lakelift.local.cli;

import io.lakelift.config.Config;
import io.lakelift.config.InvalidConfig;
import io.lakelift.local.run.UsageError;
import java.nio.file.Path;

/** The argument FILE of commands that are about a deployment, such as infra/lakelift.yaml. */
final class DeploymentFileArgument {
    private DeploymentFileArgument() {}

    /** @throws UsageError with a line for each mistake, or because it cannot be read */
    static Config read(Path file) {
        try {
            return Config.read(file);
        } catch (InvalidConfig invalid) {
            throw new UsageError(invalid);
        }
    }
}
