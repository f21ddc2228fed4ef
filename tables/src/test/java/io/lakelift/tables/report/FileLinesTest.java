package io.lakelift.tables.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What one round writes, another reads and adds to. */
class FileLinesTest {
    private static final FileLines.Line FIRST = new FileLines.Line("shop.shop.orders", "shop/a \"b\".parquet", 12, 3);
    private static final FileLines.Line SECOND = new FileLines.Line("shop.shop.nämen", "shop/c.parquet", 1L << 40, 0);

    @Test
    void lines_areReadAsTheyWereWritten_overSeveralRounds() throws IOException {
        FileLines first = new FileLines(new byte[0]);
        first.add(FIRST);
        FileLines none = new FileLines(first.finish());
        FileLines third = new FileLines(none.finish());
        third.add(SECOND);

        assertThat(read(third.finish())).containsExactly(FIRST, SECOND);
        assertThat(read(new FileLines(new byte[0]).finish())).isEmpty();
    }

    @Test
    void fieldOfALaterVersion_isPassedOver() throws IOException {
        assertThat(read(gzipped("{\"table\":\"t\",\"file\":\"f\",\"bytes\":1,\"rows\":2,\"etag\":\"x\"}\n")))
                .containsExactly(new FileLines.Line("t", "f", 1, 2));
    }

    @Test
    void whatIsCutOffOrSomethingElse_isRefused() {
        FileLines lines = new FileLines(new byte[0]);
        lines.add(FIRST);
        byte[] whole = lines.finish();

        assertThatThrownBy(() -> read(Arrays.copyOf(whole, whole.length / 2))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read("[]".getBytes(StandardCharsets.UTF_8))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(gzipped("{\"file\":\"f\"}"))).isInstanceOf(IOException.class);
    }

    private static List<FileLines.Line> read(byte[] gzipped) throws IOException {
        List<FileLines.Line> lines = new ArrayList<>();
        FileLines.read(gzipped, lines::add);
        return lines;
    }

    private static byte[] gzipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
