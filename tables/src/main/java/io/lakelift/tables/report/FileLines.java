package io.lakelift.tables.report;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The readable files of an export as gzipped lines of JSON, of which a report has only sums. It is written as it goes: a
 * hundred thousand files are some three megabytes of it.
 */
public final class FileLines {
    private static final JsonFactory JSON = new JsonFactory();
    private static final ObjectReader READER = new ObjectMapper()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .readerFor(Line.class);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final GZIPOutputStream gzip;

    /**
     * A file.
     *
     * @param table the name that its report has
     * @param file its path below the export's folder
     */
    public record Line(String table, String file, long bytes, long rows) {
        public Line {
            requireNonNull(table, "table is null");
            requireNonNull(file, "file is null");
        }
    }

    /** @param before lines of earlier rounds, as {@link #finish} gave them; nothing for none */
    public FileLines(byte[] before) {
        try {
            bytes.write(before);
            gzip = new GZIPOutputStream(bytes);
        } catch (IOException e) {
            throw inMemory(e);
        }
    }

    /** Adds a file. */
    public void add(Line line) {
        try (JsonGenerator json = JSON.createGenerator(gzip).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            json.writeStartObject();
            json.writeStringField("table", line.table());
            json.writeStringField("file", line.file());
            json.writeNumberField("bytes", line.bytes());
            json.writeNumberField("rows", line.rows());
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw inMemory(e);
        }
    }

    /** All lines, also those before; none can be added any more. */
    public byte[] finish() {
        try {
            gzip.close();
        } catch (IOException e) {
            throw inMemory(e);
        }
        return bytes.toByteArray();
    }

    private static UncheckedIOException inMemory(IOException e) {
        return new UncheckedIOException("memory cannot be written", e);
    }

    /**
     * Reads them one by one.
     *
     * @throws IOException if they are cut off, or are something else
     */
    public static void read(byte[] gzipped, Consumer<Line> line) throws IOException {
        try (GZIPInputStream json = new GZIPInputStream(new ByteArrayInputStream(gzipped));
                MappingIterator<Line> lines = READER.readValues(json)) {
            while (lines.hasNextValue()) {
                line.accept(lines.nextValue());
            }
        }
    }
}
