package io.lakelift.tables.store;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A bucket in memory, in which a test can let others write between a read and a write. */
public final class MemoryStore implements ObjectStore {
    private final Map<String, OwnObject> objects = new HashMap<>();
    private Runnable beforeNextWrite = () -> {};
    private int writes;

    /** Runs once, just before the next write. */
    public void beforeNextWrite(Runnable others) {
        beforeNextWrite = others;
    }

    public void clear() {
        objects.clear();
    }

    @Override
    public void put(String key, byte[] bytes) {
        others();
        write(key, bytes);
    }

    private void write(String key, byte[] bytes) {
        writes++;
        objects.put(key, new OwnObject(bytes.clone(), "tag-" + writes));
    }

    public int writes() {
        return writes;
    }

    @Override
    public Optional<OwnObject> get(String key) {
        return Optional.ofNullable(objects.get(key));
    }

    @Override
    public boolean create(String key, byte[] bytes) {
        others();
        if (objects.containsKey(key)) {
            return false;
        }
        write(key, bytes);
        return true;
    }

    @Override
    public boolean replace(String key, byte[] bytes, String tag) {
        others();
        OwnObject there = objects.get(key);
        if (there == null || !there.tag().equals(tag)) {
            return false;
        }
        write(key, bytes);
        return true;
    }

    private void others() {
        Runnable now = beforeNextWrite;
        beforeNextWrite = () -> {};
        now.run();
    }

    @Override
    public String address(String key) {
        return "s3://own/" + key;
    }
}
