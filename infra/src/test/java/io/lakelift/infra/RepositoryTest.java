package io.lakelift.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryTest {
    @Test
    void here_isTheCheckoutOfTheseClasses() {
        assertThat(Repository.here().root().resolve("infra/cdk.json")).exists();
    }

    @Test
    void definition_fileThere_isItsText(@TempDir Path folder) {
        assertThat(Checkout.in(folder).definition("export")).isEqualTo(Checkout.DEFINITION);
        assertThat(Checkout.in(folder).definition("sweep")).isEqualTo(Checkout.SWEEP);
        assertThat(Checkout.in(folder).definition("fleet")).isEqualTo(Checkout.FLEET);
    }

    @Test
    void functionsJar_missing_saysWhatToRun(@TempDir Path folder) {
        assertThatThrownBy(() -> new Repository(folder).functionsJar())
                .isInstanceOf(DeploymentMistake.class)
                .hasMessage(
                        "%s is missing: run mvn package in %s first.",
                        folder.resolve("functions/target/lakelift-lambda.jar"), folder);
    }

    @Test
    void definition_missing_saysWhatToDo(@TempDir Path folder) {
        assertThatThrownBy(() -> new Repository(folder).definition("sweep"))
                .isInstanceOf(DeploymentMistake.class)
                .hasMessageContaining("statemachine/sweep.asl.json is missing: restore it");
    }
}
