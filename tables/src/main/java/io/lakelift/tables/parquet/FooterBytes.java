package io.lakelift.tables.parquet;

import dev.hardwood.InputFile;
import io.lakelift.tables.folder.StoredFile;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A Parquet file of which only the end was fetched. Its first four bytes are assumed to be {@code PAR1}: fetching them
 * would double the requests, and a file that has lost its beginning is recognised by its offsets.
 */
final class FooterBytes implements InputFile {
    private static final byte[] MAGIC = {'P', 'A', 'R', '1'};

    private final StoredFile file;
    private final byte[] end;

    /** @param end the last bytes of the file, including the whole footer */
    FooterBytes(StoredFile file, byte[] end) {
        this.file = file;
        this.end = end;
    }

    @Override
    public void open() {}

    @Override
    public ByteBuffer readRange(long from, int length) throws IOException {
        long first = file.bytes() - end.length;
        if (length < 0 || from < 0 || from > file.bytes() - length) {
            throw new IOException("a range outside of the file");
        }
        if (from >= first) {
            return ByteBuffer.wrap(end, (int) (from - first), length).slice();
        }
        if (from == 0 && length == MAGIC.length) {
            return ByteBuffer.wrap(MAGIC);
        }
        throw new IOException("a range before the footer");
    }

    @Override
    public long length() {
        return file.bytes();
    }

    @Override
    public String name() {
        return file.path();
    }

    @Override
    public void close() {}
}
