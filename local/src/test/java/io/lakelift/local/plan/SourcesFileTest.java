package io.lakelift.local.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourcesFileTest {
    private static final String DB = "arn:aws:rds:eu-west-1:123456789012:db:";

    @TempDir
    private Path folder;

    @Test
    void file_asSpreadsheetsWriteIt_isRead() throws Exception {
        Path file = file("\ufeffsizeInGb, sourceArn,minutes,backupWindow\r\n80," + DB + "Orders,,03:00-03:30\r\n\r\n,"
                + DB + "ledger,25,\r\n");

        assertThat(SourcesFile.read(file))
                .satisfiesExactly(
                        orders -> {
                            assertThat(orders.source().arn().resource()).isEqualTo("db:orders");
                            assertThat(orders.fact().sizeGb()).hasValue(80);
                            assertThat(orders.fact().backupWindow()).hasToString("Optional[03:00-03:30]");
                        },
                        ledger -> {
                            assertThat(ledger.fact().sizeGb()).isEmpty();
                            assertThat(ledger.fact().duration()).hasValue(Duration.ofMinutes(25));
                        });
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            sourceArn,sizeInGB;a,1                | 1: Unknown column "sizeInGB" (did you mean sizeInGb?); allowed columns: sourceArn
            source,size;a,1                       | 1: The first line has no sourceArn: begin the file with a header such as
            sourceArn,minutes,minutes             | 1: A column is named twice: name each once.
            sourceArn,sizeInGb;DBx,1,2            | 2: The line has 3 values and the header 2 columns
            sourceArn,sizeInGb;DBx,1;DBy,1.5      | 3: sizeInGb is "1.5": give a whole number from 1 to 1,000,000, or nothing.
            sourceArn,minutes;DBx,0               | 2: minutes is "0": give a whole number from 1 to 18,720, or nothing.
            sourceArn,backupWindow;DBx,3-4        | 2: backupWindow is "3-4": give it in UTC as RDS writes it, such as 03:00-03:30.
            sourceArn;DBx;DBX                     | 3: sourceArn "arn:aws:rds:eu-west-1:123456789012:db:X" is in line 2 too: give it once.
            sourceArn;orders                      | 2: sourceArn "orders" is not an ARN
            sourceArn;"DBx"                       | 2: sourceArn ""arn:aws
            """)
    void mistake_isNamedWithItsLine(String lines, String sentence) throws Exception {
        Path file = file(lines.replace(";", "\n").replace("DB", DB));

        assertThatThrownBy(() -> SourcesFile.read(file))
                .isInstanceOf(InvalidSources.class)
                .hasMessageContaining(file + ":" + sentence);
    }

    @Test
    void mistakes_areAllNamedAtOnce() throws Exception {
        assertThatThrownBy(() -> SourcesFile.read(file("sourceArn,sizeInGb\nx,1\n" + DB + "y,none\n")))
                .satisfies(thrown -> assertThat(thrown.getMessage().lines()).hasSize(2));
    }

    @Test
    void fileThatIsNoText_isRefusedInOneSentence() throws Exception {
        Path file = Files.write(folder.resolve("sizes.csv"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertThatThrownBy(() -> SourcesFile.read(file))
                .hasMessageStartingWith(file + ": The file cannot be read: give a CSV file in UTF-8");
    }

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve("sizes.csv"), text, StandardCharsets.UTF_8);
    }
}
