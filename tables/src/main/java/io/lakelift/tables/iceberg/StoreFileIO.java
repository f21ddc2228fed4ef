package io.lakelift.tables.iceberg;

import io.lakelift.tables.store.ObjectStore;
import io.lakelift.tables.store.OwnObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;
import org.apache.iceberg.io.SeekableInputStream;
import org.jspecify.annotations.Nullable;

/** Gives Iceberg access to files in buckets. Metadata is small, so each file is read or written in one call. */
final class StoreFileIO implements FileIO {
    private static final long serialVersionUID = 1L;
    private static final Pattern ADDRESS = Pattern.compile("s3[an]?://([^/]+)/(.+)", Pattern.DOTALL);

    private final transient Function<String, ObjectStore> open;
    private final transient ConcurrentMap<String, ObjectStore> buckets = new ConcurrentHashMap<>();

    /** @param buckets opens a bucket by its name */
    StoreFileIO(Function<String, ObjectStore> buckets) {
        this.open = buckets;
    }

    private record Place(ObjectStore store, String key, String location) {
        Optional<byte[]> read() {
            return store.get(key).map(OwnObject::bytes);
        }

        /**
         * If the answer to a write is lost, its retry finds the object there; that is no error if the bytes are the
         * same.
         */
        void write(byte[] bytes) {
            if (!store.create(key, bytes)
                    && read().filter(there -> Arrays.equals(there, bytes)).isEmpty()) {
                throw new AlreadyExistsException("%s already exists", location);
            }
        }
    }

    private Place place(String location) {
        Matcher address = ADDRESS.matcher(location);
        if (!address.matches()) {
            throw new NotFoundException("%s is not an address in S3", location);
        }
        return new Place(buckets.computeIfAbsent(address.group(1), open), address.group(2), location);
    }

    @Override
    public InputFile newInputFile(String location) {
        return new StoredInput(place(location));
    }

    @Override
    public OutputFile newOutputFile(String location) {
        return new StoredOutput(place(location));
    }

    @Override
    public void deleteFile(String location) {
        Place place = place(location);
        place.store().delete(place.key());
    }

    /** A file that is read once, however often it is opened. */
    private static final class StoredInput implements InputFile {
        private final Place place;
        private byte @Nullable [] bytes;

        StoredInput(Place place) {
            this.place = place;
        }

        private byte[] bytes() {
            byte[] read = bytes;
            if (read == null) {
                read = place.read().orElseThrow(() -> new NotFoundException("There is no %s", place.location()));
                bytes = read;
            }
            return read;
        }

        @Override
        public long getLength() {
            return bytes().length;
        }

        @Override
        public SeekableInputStream newStream() {
            return new MemoryInput(bytes());
        }

        @Override
        public String location() {
            return place.location();
        }

        @Override
        public boolean exists() {
            return bytes != null || place.read().isPresent();
        }
    }

    private record StoredOutput(Place place) implements OutputFile {
        @Override
        public PositionOutputStream create() {
            return new MemoryOutput(place);
        }

        @Override
        public PositionOutputStream createOrOverwrite() {
            return create(); // file names are unique, so nothing is ever overwritten
        }

        @Override
        public String location() {
            return place.location();
        }

        @Override
        public InputFile toInputFile() {
            return new StoredInput(place);
        }
    }

    private static final class MemoryInput extends SeekableInputStream {
        private final byte[] bytes;
        private ByteArrayInputStream rest;

        MemoryInput(byte[] bytes) {
            this.bytes = bytes;
            this.rest = new ByteArrayInputStream(bytes);
        }

        @Override
        public long getPos() {
            return bytes.length - rest.available();
        }

        @Override
        public void seek(long position) {
            int start = (int) Math.min(position, bytes.length);
            rest = new ByteArrayInputStream(bytes, start, bytes.length - start);
        }

        @Override
        public int read() {
            return rest.read();
        }

        @Override
        public int read(byte[] to, int offset, int length) {
            return rest.read(to, offset, length);
        }
    }

    private static final class MemoryOutput extends PositionOutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final Place place;
        private boolean closed;

        MemoryOutput(Place place) {
            this.place = place;
        }

        @Override
        public long getPos() {
            return bytes.size();
        }

        @Override
        public void write(int one) {
            bytes.write(one);
        }

        @Override
        public void write(byte[] from, int offset, int length) {
            bytes.write(from, offset, length);
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                place.write(bytes.toByteArray());
            }
        }
    }
}
