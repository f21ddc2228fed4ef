package io.lakelift.fakes.s3;

import io.lakelift.fakes.wire.CallLog;
import io.lakelift.fakes.wire.Fault;
import io.lakelift.fakes.wire.FaultScript;
import io.lakelift.fakes.wire.Gate;
import io.lakelift.fakes.wire.TokenBucket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * S3 buckets in memory, with the operations that Lakelift needs to read exports and to write a few objects of its own.
 * The operations throw {@link io.lakelift.fakes.wire.ServiceError} if S3 would answer with an error. A read sees every
 * earlier write, as the page "Amazon S3 data consistency model" says; conditional writes follow "How to prevent object
 * overwrites with conditional writes".
 */
public final class FakeS3 {
    public static final String LIST = "ListObjectsV2";
    public static final String GET = "GetObject";
    public static final String HEAD = "HeadObject";
    public static final String PUT = "PutObject";
    public static final String DELETE = "DeleteObject";

    /** The maximum number of keys in a page. */
    static final int PAGE = 1000;

    private final InstantSource clock;
    private final Gate gate;
    private final List<Shelf> shelves = new CopyOnWriteArrayList<>();
    private final Map<String, NavigableMap<String, StoredObject>> written = new HashMap<>();
    private final Set<String> deleted = new HashSet<>();

    public FakeS3(InstantSource clock, Consumer<Duration> pause) {
        this.clock = clock;
        this.gate = new Gate(clock, pause, TokenBucket.bottomless(), slowDown());
    }

    /** S3's response to too many calls. */
    public static Fault.Refuse slowDown() {
        return S3Error.SLOW_DOWN;
    }

    /** S3's response if a policy of the bucket, the caller or the key does not allow a call. */
    public static Fault.Refuse accessDenied() {
        return new Fault.Refuse("AccessDenied", 403, "Access Denied");
    }

    /** Adds the objects that another service writes. */
    public FakeS3 show(Shelf shelf) {
        shelves.add(shelf);
        return this;
    }

    /**
     * Lists a page of objects in the order of their keys.
     *
     * @param after the key after which the page begins; empty for the first page
     * @param most the maximum number of objects, up to {@value #PAGE}; with 0, the page is empty and counts as the
     *     last one, as in S3
     */
    public ObjectListing list(String bucket, String prefix, String after, int most) {
        return gate.call(LIST, about(bucket, prefix), () -> {
            NavigableMap<String, StoredObject> found = new TreeMap<>();
            for (var entry : objects(bucket, prefix)
                    .tailMap(after.compareTo(prefix) < 0 ? prefix : after, true)
                    .entrySet()) {
                if (!entry.getKey().startsWith(prefix)) {
                    break;
                }
                if (entry.getKey().equals(after)) {
                    continue;
                }
                if (found.size() == Math.min(most, PAGE)) {
                    return new ObjectListing(
                            found, Optional.ofNullable(found.lastEntry()).map(Map.Entry::getKey));
                }
                found.put(entry.getKey(), entry.getValue());
            }
            return new ObjectListing(found, Optional.empty());
        });
    }

    public StoredObject get(String bucket, String key) {
        return gate.call(GET, about(bucket, key), () -> find(bucket, key));
    }

    public StoredObject head(String bucket, String key) {
        return gate.call(HEAD, about(bucket, key), () -> find(bucket, key));
    }

    /**
     * Writes an object.
     *
     * @param ifMatch the ETag that the object must have now; empty if it may have any or not exist
     * @param ifNone true if the object must not exist yet
     */
    public StoredObject put(String bucket, String key, Content content, Optional<String> ifMatch, boolean ifNone) {
        return gate.call(PUT, about(bucket, key), () -> write(bucket, key, content, ifMatch, ifNone));
    }

    private synchronized StoredObject write(
            String bucket, String key, Content content, Optional<String> ifMatch, boolean ifNone) {
        Optional<StoredObject> there = look(bucket, key);
        if (ifMatch.isPresent() && there.isEmpty()) {
            throw S3Error.NO_SUCH_KEY.error();
        }
        boolean differs = ifMatch.isPresent()
                && there.filter(object -> object.content().etag().equals(ifMatch.get()))
                        .isEmpty();
        if (differs || ifNone && there.isPresent()) {
            throw S3Error.PRECONDITION_FAILED.error();
        }
        StoredObject object = new StoredObject(content, clock.instant());
        deleted.remove(about(bucket, key));
        written.computeIfAbsent(bucket, name -> new TreeMap<>()).put(key, object);
        return object;
    }

    /** Deletes an object, no matter who wrote it; does nothing if it does not exist. */
    public void delete(String bucket, String key) {
        gate.call(DELETE, about(bucket, key), () -> remove(bucket, key));
    }

    private synchronized Optional<StoredObject> remove(String bucket, String key) {
        Optional<StoredObject> there = look(bucket, key);
        written.getOrDefault(bucket, new TreeMap<>()).remove(key);
        deleted.add(about(bucket, key));
        return there;
    }

    /** All objects in a bucket now, for assertions: not counted as a call; empty if there is no such bucket. */
    public Map<String, StoredObject> contents(String bucket) {
        return contents(bucket, "");
    }

    private synchronized NavigableMap<String, StoredObject> contents(String bucket, String prefix) {
        Instant now = clock.instant();
        NavigableMap<String, StoredObject> all = new TreeMap<>();
        shelves.forEach(shelf -> all.putAll(shelf.objects(bucket, prefix)));
        all.keySet().removeIf(key -> deleted.contains(about(bucket, key)));
        all.putAll(written.getOrDefault(bucket, Collections.emptyNavigableMap()));
        all.values().removeIf(object -> object.modified().isAfter(now));
        return all;
    }

    /**
     * The keys that calls deleted and no call wrote again, as {@code s3://BUCKET/KEY}, for assertions. Includes deleted
     * keys that had no object.
     */
    public synchronized Set<String> deletions() {
        return Set.copyOf(deleted);
    }

    /** The objects that calls wrote to a bucket and did not delete, for assertions. */
    public synchronized Map<String, StoredObject> written(String bucket) {
        return new TreeMap<>(written.getOrDefault(bucket, Collections.emptyNavigableMap()));
    }

    private NavigableMap<String, StoredObject> objects(String bucket, String prefix) {
        requireBucket(bucket);
        return contents(bucket, prefix);
    }

    private StoredObject find(String bucket, String key) {
        return look(bucket, key).orElseThrow(S3Error.NO_SUCH_KEY::error);
    }

    private synchronized Optional<StoredObject> look(String bucket, String key) {
        requireBucket(bucket);
        return Optional.ofNullable(written.getOrDefault(bucket, Collections.emptyNavigableMap())
                        .get(key))
                .or(() -> shelves.stream()
                        .map(shelf ->
                                Optional.ofNullable(shelf.objects(bucket, key).get(key)))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .filter(object -> !deleted.contains(about(bucket, key))))
                .filter(object -> !object.modified().isAfter(clock.instant()));
    }

    /** All buckets of all shelves. */
    public Set<String> buckets() {
        Set<String> buckets = new TreeSet<>();
        shelves.forEach(shelf -> buckets.addAll(shelf.buckets()));
        return buckets;
    }

    private void requireBucket(String bucket) {
        if (!buckets().contains(bucket)) {
            throw S3Error.NO_SUCH_BUCKET.error();
        }
    }

    private static String about(String bucket, String key) {
        return "s3://" + bucket + "/" + key;
    }

    public FaultScript faults() {
        return gate.faults();
    }

    public CallLog calls() {
        return gate.calls();
    }
}
