package io.lakelift.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The file with everything in it, broken at random: whatever a hand may do to it, it is read, or every mistake is one
 * sentence. A failure names its seed.
 */
class BrokenFilesTest {
    private static final int FILES = 3000;
    private static final String[] VALUES = {
        "", "~", "true", "12", "-1",
        "1e9", "0x1f", "[]", "{}", "[1, 2]",
        "{a: b}", "\"\"", "'x", "\"x", "*a",
        "&a x", "!!binary x", "| ", "? x", "%",
        "@", "`", "\t", "x: y", "P1D",
        "PT0S", "arn:aws:rds:eu-west-1:123456789012:db:x", "arn:aws:rds:::db:", "* * * * * *", "\u0000",
        "\u2028", "{date}", "😀"
    };

    @TempDir
    private Path folder;

    @Test
    void brokenFile_isReadOrRefusedInSentences() throws IOException {
        List<String> whole = Files.readAllLines(TestFiles.EVERYTHING);
        Path file = folder.resolve("broken.yaml");
        int accepted = 0;
        for (int seed = 0; seed < FILES; seed++) {
            List<String> lines = broken(whole, new Random(seed));
            Files.write(file, lines);
            try {
                assertThat(Config.read(file)).isNotNull();
                assertThat(Schemas.findings(file))
                        .as("seed %d: the reader accepts what the schema refuses", seed)
                        .isEmpty();
                accepted++;
            } catch (InvalidConfig invalid) {
                assertSentences(invalid, seed, lines.size());
            }
        }
        assertThat(accepted).as("files that stayed right").isBetween(FILES / 20, FILES * 3 / 4);
    }

    private static void assertSentences(InvalidConfig invalid, int seed, int lines) {
        assertThat(invalid.mistakes()).as("seed %d", seed).isNotEmpty().allSatisfy(mistake -> {
            assertThat(mistake.line()).isBetween(0, lines + 1);
            assertThat(mistake.sentence())
                    .matches("[^\\p{Cntrl}\u2028]*[.?]")
                    .doesNotContain("Exception", "org.snakeyaml", "io.lakelift", "Optional[")
                    .hasSizeLessThan(1500);
        });
    }

    private static List<String> broken(List<String> whole, Random random) {
        List<String> lines = new ArrayList<>(whole);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(lines.size());
            String line = lines.get(at);
            switch (random.nextInt(7)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(at, line);
                case 2 -> Collections.swap(lines, at, random.nextInt(lines.size()));
                case 3 -> lines.set(at, " ".repeat(1 + random.nextInt(3)) + line);
                case 4 -> lines.set(at, line.replaceFirst("^ {1,2}", ""));
                case 5 -> lines.set(at, line.replaceFirst(":( .*)?$", ": ") + VALUES[random.nextInt(VALUES.length)]);
                default -> lines.set(at, changed(line, random));
            }
        }
        return lines;
    }

    private static String changed(String line, Random random) {
        int at = random.nextInt(line.length() + 1);
        String put = random.nextBoolean() ? "" : String.valueOf((char) (' ' + random.nextInt(95)));
        return line.substring(0, at) + put + line.substring(Math.min(line.length(), at + 1));
    }
}
