package io.lakelift.infra;

import io.lakelift.config.Config;
import java.nio.file.Path;
import java.util.Map;

/**
 * Finds and reads the file that describes the deployment: {@code lakelift.yaml}, or the one that {@code -c config=FILE}
 * names.
 */
final class DeploymentFile {
    private static final String KEY = "config";

    private DeploymentFile() {}

    /**
     * @param context the CDK app's context
     * @throws DeploymentMistake if settings are given as context instead of in a file
     * @throws io.lakelift.config.InvalidConfig with what is wrong in the file
     */
    static Config read(Map<String, ?> context, Repository repository) {
        context.forEach((key, value) -> {
            if (key.startsWith("lakelift:")) {
                throw new DeploymentMistake(
                        "%s is given as context, but a deployment is described by a file: write it into infra/lakelift.yaml, or into another file and give -c config=FILE."
                                .formatted(key));
            }
        });
        Object file = context.get(KEY);
        if (file == null) {
            return Config.read(shown(repository.root().resolve("infra/lakelift.yaml")));
        }
        if (!(file instanceof String name) || name.isBlank()) {
            throw new DeploymentMistake("config is \"%s\": give the name of a file, -c config=FILE.".formatted(file));
        }
        return Config.read(Path.of(name));
    }

    /** The file's path, relative to the working directory if the file is in there, as a person would write it. */
    private static Path shown(Path file) {
        Path here = Path.of("").toAbsolutePath();
        return file.startsWith(here) ? here.relativize(file) : file;
    }
}
