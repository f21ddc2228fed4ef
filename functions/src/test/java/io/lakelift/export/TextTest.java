package io.lakelift.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What came from outside, cut and cleaned. */
class TextTest {
    private static final String SMILE = "\ud83d\ude00";

    @Test
    void line_cutInsideACharacterOfTwo_leavesItOut() {
        assertThat(Text.line("abc" + SMILE + "def", 5)).isEqualTo("abc…");
        assertThat(Text.line("abc" + SMILE + "def", 6)).isEqualTo("abc" + SMILE + "…");
    }

    @Test
    void quoted_cutInsideACharacterOfTwo_leavesItOut() {
        String text = "x".repeat(198) + SMILE + "end";

        assertThat(Text.quoted(text)).isEqualTo('"' + "x".repeat(198) + "…\"");
    }

    @Test
    void first_cutInsideACharacterOfTwo_leavesItOut() {
        assertThat(Text.first("ab" + SMILE, 3)).isEqualTo("ab");
        assertThat(Text.first("ab", 0)).isEmpty();
        assertThat(Text.first("ab" + SMILE, 4)).isEqualTo("ab" + SMILE);
    }
}
