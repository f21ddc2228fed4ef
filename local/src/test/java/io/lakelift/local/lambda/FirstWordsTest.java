package io.lakelift.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which of the lines that a dying process prints say why. */
class FirstWordsTest {

    @Test
    void await_jvmThatCannotStart_isItsTwoLines() throws InterruptedException {
        assertThat(words("Error occurred during initialization of VM", "Too small maximum heap", "more"))
                .isEqualTo("Error occurred during initialization of VM Too small maximum heap");
        assertThat(words("", "Error: Could not find or load main class A", "Caused by: ClassNotFoundException: A"))
                .isEqualTo("Error: Could not find or load main class A Caused by: ClassNotFoundException: A");
    }

    @Test
    void await_warningsBefore_areLeftOut() throws InterruptedException {
        assertThat(words(
                        "OpenJDK 64-Bit Server VM warning: You have loaded library a.so",
                        "It's highly recommended that you fix the library",
                        "Exception in thread \"main\" java.lang.UnsatisfiedLinkError: a.so: invalid ELF header",
                        "\tat java.base/java.lang.System.load(System.java:1)"))
                .isEqualTo("Exception in thread \"main\" java.lang.UnsatisfiedLinkError: a.so: invalid ELF header");
    }

    @Test
    void await_anythingElse_isWhatCameFirst() throws InterruptedException {
        assertThat(words("exec: /nowhere/java: not found")).isEqualTo("exec: /nowhere/java: not found");
        assertThat(words("x".repeat(1000))).hasSize(400);
    }

    @Test
    void await_nothing_isNothing() throws InterruptedException {
        FirstWords words = new FirstWords();
        words.line("  ");
        words.end();

        assertThat(words.await(Duration.ofSeconds(1))).isEmpty();
    }

    private static String words(String... lines) throws InterruptedException {
        FirstWords words = new FirstWords();
        List.of(lines).forEach(words::line);
        words.end();
        return words.await(Duration.ofSeconds(1)).orElseThrow();
    }
}
