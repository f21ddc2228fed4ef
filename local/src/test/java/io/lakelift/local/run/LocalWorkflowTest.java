package io.lakelift.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.local.cli.Lab;
import io.lakelift.local.lambda.LambdaFunction;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is started before it is called has to be something that is called, else a laptop pays for a process in vain. */
class LocalWorkflowTest {
    @ParameterizedTest
    @EnumSource(LocalWorkflow.class)
    void laterFunctions_areCalledByTheWorkflowOrByTheExportsThatItStarts(LocalWorkflow workflow) throws IOException {
        String definitions =
                Files.readString(workflow.file(Lab.HOME)) + Files.readString(LocalWorkflow.EXPORT.file(Lab.HOME));

        assertThat(workflow.laterFunctions(true))
                .isNotEmpty()
                .hasSizeLessThan(LocalMachines.functions(Lab.HOME).size() - 1)
                .allSatisfy(function -> assertThat(definitions).contains("${" + function + "FunctionArn}"));
        assertThat(LocalMachines.functions(Lab.HOME))
                .extracting(LambdaFunction::name)
                .containsAll(workflow.laterFunctions(true));
    }

    @Test
    void laterFunctions_ofAnExport_areThoseOfEachPlainOne_withoutTheFirst() {
        assertThat(LocalWorkflow.EXPORT.laterFunctions(false)).containsExactly("PollExport", "Notify");
    }

    @Test
    void laterFunctions_whereFilesAreChecked_haveTheOneThatChecks() {
        assertThat(LocalWorkflow.EXPORT.laterFunctions(true)).containsExactly("PollExport", "VerifyExport", "Notify");
    }
}
