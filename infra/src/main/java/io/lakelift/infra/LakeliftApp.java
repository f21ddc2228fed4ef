package io.lakelift.infra;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.NIST80053R5Checks;
import io.github.cdklabs.cdknag.ServerlessChecks;
import io.lakelift.config.Config;
import io.lakelift.config.InvalidConfig;
import io.lakelift.config.Warnings;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Validations;

/**
 * The main class of the CDK app. If the deployment's file has a mistake, a file to deploy is missing, or CDK refuses
 * the stack, the app prints a message instead of a stack trace, and exits with status 1.
 */
public final class LakeliftApp {
    private LakeliftApp() {}

    public static void main(String[] args) {
        // The template must not depend on the language of who synthesizes it.
        Locale.setDefault(Locale.US);
        try {
            App app = new App();
            addTo(app, Repository.here());
            app.synth();
        } catch (DeploymentMistake | InvalidConfig mistake) {
            System.err.println(mistake.getMessage());
            System.exit(1);
        } catch (RuntimeException refused) {
            System.err.println(sentence(refused));
            System.exit(1);
        }
    }

    /** CDK's message without the lines after the first, which are a stack trace of its own. */
    private static String sentence(RuntimeException refused) {
        String said = Objects.requireNonNullElse(refused.getMessage(), refused.toString());
        return "CDK cannot synthesize this deployment: %s."
                .formatted(said.lines().findFirst().orElse("").replaceFirst("[. ]+$", ""));
    }

    /**
     * Adds the stack to the app, checked by three of cdk-nag's rule packs: a finding that was not accepted fails every
     * synthesis, not only the build.
     */
    @SuppressWarnings("unchecked")
    static LakeliftStack addTo(App app, Repository repository) {
        Config config = DeploymentFile.read((Map<String, Object>) app.getNode().getAllContext(), repository);
        Validations.of(app)
                .addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app), new NIST80053R5Checks(app));
        LakeliftStack stack = new LakeliftStack(app, "Lakelift", new LakeliftStack.Props(config, repository));
        SourceHome.warnings(config, System.getenv())
                .forEach(warning -> Annotations.of(stack).addWarningV2("lakelift:source-home", warning));
        Warnings.of(config, Instant.now())
                .forEach(warning -> Annotations.of(stack).addWarningV2("lakelift:schedules", warning));
        return stack;
    }
}
