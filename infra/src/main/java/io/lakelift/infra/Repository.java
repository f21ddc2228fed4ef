package io.lakelift.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Locates the files to deploy: the jars that other modules build, and the state machines' definitions. The search
 * starts at the app's own classes, so the working directory does not matter.
 */
record Repository(Path root) {
    static Repository here() {
        Path classes = ownClasses();
        for (Path folder = classes; folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("functions/pom.xml"))) {
                return new Repository(folder);
            }
        }
        throw new DeploymentMistake("%s is outside a checkout of Lakelift: run the app from one.".formatted(classes));
    }

    Path functionsJar() {
        return existing("functions/target/lakelift-lambda.jar", "run mvn package in %s first".formatted(root));
    }

    Path tablesJar() {
        return existing("tables/target/lakelift-tables-lambda.jar", "run mvn package in %s first".formatted(root));
    }

    /** @param machine the state machine's name, such as export or sweep */
    String definition(String machine) {
        try {
            return Files.readString(
                    existing("statemachine/%s.asl.json".formatted(machine), "restore it from version control"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path existing(String file, String remedy) {
        Path path = root.resolve(file);
        if (!Files.isRegularFile(path)) {
            throw new DeploymentMistake("%s is missing: %s.".formatted(path, remedy));
        }
        return path;
    }

    private static Path ownClasses() {
        try {
            return Path.of(Repository.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
