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
 * The list of an export's readable files, as gzipped lines of JSON; a report has only the totals of each table. The
 * list is compressed as it grows: a hundred thousand files take about three megabytes.
 */
public final class FileLines {
    private static final JsonFactory JSON = new JsonFactory();
    private static final ObjectReader READER = new ObjectMapper()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .readerFor(Line.class);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final GZIPOutputStream gzip;

    /**
     * A readable file of a table.
     *
     * @param table the table's name in the report
     * @param file the file's path below the export's folder
     */
    public record Line(String table, String file, long bytes, long rows) {
        public Line {
            requireNonNull(table, "table is null");
            requireNonNull(file, "file is null");
        }
    }

    /** @param before the lines of earlier rounds, as {@link #finish} returned them; empty if there are none */
    public FileLines(byte[] before) {
        try {
            bytes.write(before);
            gzip = new GZIPOutputStream(bytes);
        } catch (IOException e) {
            throw inMemory(e);
        }
    }

    /** Adds a line. */
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

    /** Returns all lines, including those of earlier rounds. No more can be added afterwards. */
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
     * Reads the lines one by one.
     *
     * @throws IOException if the list is cut off, or is not such a list
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
