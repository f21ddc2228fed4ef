package io.lakelift.infra;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryTest {
    @Test
    void definition_missing_saysWhatToDo(@TempDir Path folder) {
        assertThatThrownBy(() -> new Repository(folder).definition("sweep"))
                .isInstanceOf(DeploymentMistake.class)
                .hasMessageContaining("statemachine/sweep.asl.json is missing: restore it");
    }
}
