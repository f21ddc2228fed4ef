package io.lakelift.tables.parquet;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import dev.hardwood.HardwoodContext;
import dev.hardwood.metadata.FileMetaData;
import dev.hardwood.reader.ParquetFileReader;
import io.lakelift.tables.folder.ExportFolder;
import io.lakelift.tables.folder.FolderUnreadable;
import io.lakelift.tables.folder.StoredFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/** Reads the footers of Parquet files in one folder. Safe for use by several threads. */
public final class FooterReader implements AutoCloseable {
    /** Five times the length of a footer for twenty columns and one row group. A longer footer costs a second read. */
    private static final int TAIL = 16 * 1024;

    /** The bytes after the footer: its length, and {@code PAR1}. */
    private static final int TRAILER = 8;

    /** The magic number at the beginning, a footer of at least one byte, and the trailer. */
    private static final int SMALLEST = 4 + 1 + TRAILER;

    /** Longer than any footer that Spark writes for a table, which has at most 4,096 columns. */
    private static final int LONGEST = 64 * 1024 * 1024;

    private static final String MAGIC = "PAR1";
    private static final String UNDECODABLE = "its footer cannot be decoded";

    static {
        // Nothing is decompressed here, and on Java 22 and newer loading the native library prints warnings.
        System.getProperties().putIfAbsent("hardwood.uselibdeflate", "false");
    }

    private final ExportFolder folder;

    /** Shared, because each reader would otherwise have its own thread pool; reading a footer starts no thread. */
    private final HardwoodContext context = HardwoodContext.create(1);

    public FooterReader(ExportFolder folder) {
        this.folder = requireNonNull(folder, "folder is null");
    }

    /**
     * Reads the footer of a file.
     *
     * @throws FolderUnreadable if the folder cannot be read, which says nothing about the file
     */
    public Footer read(StoredFile file) {
        if (file.bytes() < SMALLEST) {
            return new Footer.Unreadable(
                    file.bytes() == 0 ? "it is empty" : "it has only %d bytes".formatted(file.bytes()));
        }
        Optional<byte[]> tail = end(file, TAIL);
        if (tail.isEmpty()) {
            return new Footer.Changed();
        }
        byte[] end = tail.get();
        if (!MAGIC.equals(new String(end, end.length - 4, 4, US_ASCII))) {
            return new Footer.Unreadable("it does not end as a Parquet file does: it is cut off, or is something else");
        }
        long whole = footerLength(end) + (long) TRAILER;
        if (whole <= TRAILER || whole > file.bytes() - 4 || whole > LONGEST) {
            return new Footer.Unreadable("its footer has an impossible length");
        }
        if (whole > end.length) {
            tail = end(file, (int) whole);
        }
        return tail.<Footer>map(bytes -> parsed(file, bytes, (int) whole)).orElseGet(Footer.Changed::new);
    }

    private Optional<byte[]> end(StoredFile file, int most) {
        int length = (int) Math.min(most, file.bytes());
        return folder.read(file, file.bytes() - length, length);
    }

    private static int footerLength(byte[] end) {
        return ByteBuffer.wrap(end).order(ByteOrder.LITTLE_ENDIAN).getInt(end.length - TRAILER);
    }

    /** Whatever the library throws for a damaged footer means the same: nobody can read the file. */
    private Footer parsed(StoredFile file, byte[] tail, int whole) {
        byte[] footer = Arrays.copyOfRange(tail, tail.length - whole, tail.length);
        if (!FooterForm.isWhole(footer, whole - TRAILER)) {
            return new Footer.Unreadable(UNDECODABLE);
        }
        try (ParquetFileReader reader = ParquetFileReader.open(new FooterBytes(file, footer), context)) {
            FileMetaData metadata = reader.getFileMetaData();
            return FooterCheck.flaw(metadata, file.bytes() - whole)
                    .<Footer>map(Footer.Unreadable::new)
                    .orElseGet(() -> new Footer.Readable(metadata.numRows(), FooterCheck.columns(metadata)));
        } catch (IOException | RuntimeException e) {
            return new Footer.Unreadable(UNDECODABLE);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
