package io.lakelift.tables.store;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** A bucket in memory, in which a test can let others write between a read and a write. */
public final class MemoryStore implements ObjectStore {
    private final Map<String, OwnObject> objects = new ConcurrentHashMap<>();
    private final AtomicReference<Runnable> beforeNextWrite = new AtomicReference<>(() -> {});
    private final AtomicInteger writes = new AtomicInteger();

    /** Runs once, just before the next write. */
    public void beforeNextWrite(Runnable others) {
        beforeNextWrite.set(others);
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
        objects.put(key, new OwnObject(bytes.clone(), "tag-" + writes.incrementAndGet()));
    }

    public int writes() {
        return writes.get();
    }

    @Override
    public Optional<OwnObject> get(String key) {
        return Optional.ofNullable(objects.get(key));
    }

    @Override
    public boolean create(String key, byte[] bytes) {
        others();
        synchronized (objects) {
            if (objects.containsKey(key)) {
                return false;
            }
            write(key, bytes);
            return true;
        }
    }

    @Override
    public boolean replace(String key, byte[] bytes, String tag) {
        others();
        synchronized (objects) {
            OwnObject there = objects.get(key);
            if (there == null || !there.tag().equals(tag)) {
                return false;
            }
            write(key, bytes);
            return true;
        }
    }

    private void others() {
        beforeNextWrite.getAndSet(() -> {}).run();
    }

    @Override
    public void delete(String key) {
        objects.remove(key);
    }

    /** The keys of all objects. */
    public Set<String> keys() {
        return new TreeSet<>(objects.keySet());
    }

    @Override
    public String address(String key) {
        return "s3://own/" + key;
    }
}
