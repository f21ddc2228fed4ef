package io.lakelift.tables.folder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An export's folder in memory, which counts how often it is listed and read. It stays beside FakeS3 because it needs
 * neither a server nor an SDK client: tests of the verification set each file's time, refuse a single file, and assert
 * exact numbers of reads.
 */
public final class MemoryFolder implements ExportFolder {
    public static final Instant WRITTEN = Instant.parse("2026-11-20T03:00:00Z");

    private final String name;
    private final Map<String, byte[]> contents = new TreeMap<>();
    private final Map<String, Instant> times = new TreeMap<>();
    private final AtomicInteger reads = new AtomicInteger();
    private int listings;
    private boolean live;
    private String refused = "";

    public MemoryFolder(String name) {
        this.name = name;
    }

    /** One of the committed Parquet files. */
    public static byte[] fixture(String file) {
        try {
            return Files.readAllBytes(Path.of("src/test/resources/parquet", file));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public MemoryFolder put(String path, byte[] bytes) {
        return put(path, bytes, WRITTEN);
    }

    public MemoryFolder put(String path, byte[] bytes, Instant time) {
        contents.put(path, bytes);
        times.put(path, time);
        return this;
    }

    public MemoryFolder put(String path, String text) {
        return put(path, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    public MemoryFolder remove(String path) {
        contents.remove(path);
        return this;
    }

    public byte[] get(String path) {
        return java.util.Objects.requireNonNull(contents.get(path), path);
    }

    /** As a bucket is. */
    public MemoryFolder live() {
        live = true;
        return this;
    }

    /** From now on this file cannot be read. */
    public MemoryFolder refuse(String path) {
        refused = path;
        return this;
    }

    public int reads() {
        return reads.get();
    }

    public int listings() {
        return listings;
    }

    public StoredFile file(String path) {
        return new StoredFile(path, get(path).length, times.getOrDefault(path, WRITTEN));
    }

    @Override
    public String location() {
        return "memory:" + name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isLive() {
        return live;
    }

    @Override
    public List<StoredFile> list() {
        listings++;
        return contents.keySet().stream().map(this::file).toList();
    }

    @Override
    public Optional<byte[]> read(StoredFile file, long from, int length) {
        reads.incrementAndGet();
        if (file.path().equals(refused)) {
            throw new FolderUnreadable("refused");
        }
        byte[] bytes = contents.get(file.path());
        return bytes == null || from + length > bytes.length
                ? Optional.empty()
                : Optional.of(Arrays.copyOfRange(bytes, (int) from, (int) from + length));
    }
}
