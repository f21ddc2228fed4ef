package io.lakelift.infra;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Validations;

/** What {@code cdk} runs. A mistake in the settings ends it with one sentence and no stack trace. */
public final class LakeliftApp {
    private LakeliftApp() {}

    public static void main(String[] args) {
        try {
            App app = new App();
            addStack(app, Repository.here());
            app.synth();
        } catch (DeploymentMistake mistake) {
            System.err.println(mistake.getMessage());
            System.exit(1);
        }
    }

    private static void addStack(App app, Repository repository) {
        @SuppressWarnings("unchecked")
        Map<String, Object> context = (Map<String, Object>) app.getNode().getAllContext();
        DeploymentSettings settings = DeploymentSettings.from(context);
        new LakeliftStack(
                app,
                "Lakelift",
                new LakeliftStack.Props(settings, repository.functionsJar(), repository.exportDefinition()));
        Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    }
}
