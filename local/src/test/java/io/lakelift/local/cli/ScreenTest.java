package io.lakelift.local.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is printed, and by whichever method, cannot steer a terminal; and there is no way past the screen. */
@AnalyzeClasses(
        packages = {"io.lakelift.local.account", "io.lakelift.local.cli", "io.lakelift.local.run"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class ScreenTest {
    private static final String STEERING = "a\u001b[2J\u009b\u202e\r\u200bb";

    private final StringWriter printed = new StringWriter();
    private final Screen screen = Screen.on(new PrintWriter(printed));

    @ArchTest
    static final ArchRule everythingIsPrintedOnAScreen = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(Lakelift.class.getName())
            .and()
            .doNotHaveFullyQualifiedName(Screen.class.getName())
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callConstructor(PrintWriter.class, java.io.Writer.class)
            .because("what comes from outside must not reach a terminal past the screen");

    private static Stream<Consumer<PrintWriter>> methods() {
        return Stream.of(
                out -> out.print(STEERING),
                out -> out.println(STEERING),
                out -> out.println((Object) STEERING),
                out -> out.printf("%s%n", STEERING),
                out -> out.append(STEERING),
                out -> out.write(STEERING),
                out -> out.write(STEERING.toCharArray()),
                out -> out.print(STEERING.toCharArray()),
                out -> STEERING.chars().forEach(each -> out.print((char) each)),
                out -> STEERING.chars().forEach(out::write));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void text_steersNothing(Consumer<PrintWriter> method) {
        method.accept(screen);

        assertThat(printed.toString().strip()).isEqualTo("a [2J    b");
    }

    @Test
    void lines_andOurOwnSequences_stay() {
        screen.print("one\ntwo\tthree" + System.lineSeparator());
        screen.steer("\r\u001b[K");

        assertThat(printed).hasToString("one\ntwo\tthree\n\r\u001b[K");
    }

    @Test
    void screenThatHasEnded_showsNothingMore() {
        Screen coloured = Screen.coloured(new PrintWriter(printed));
        coloured.print("bar");
        coloured.end();
        coloured.println("bar");

        assertThat(printed).hasToString("bar\r\u001b[K\u001b[0m");
    }

    @Test
    void definition_thatIsRefused_steersNothing(@TempDir Path folder) throws IOException {
        Path definition = Files.writeString(folder.resolve("d.asl.json"), """
                {"QueryLanguage": "JSONata", "StartAt": "\\u001b[2J\\u202e", "States": {"\\u009b2J": {"Type": "No"}}}""");
        Shell shell = new Shell();

        assertThat(shell.lakelift("trace", definition.toString(), definition.toString()))
                .isEqualTo(1);
        assertThat(shell.err()).contains("[2J").doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\\r\\n]]");
    }
}
