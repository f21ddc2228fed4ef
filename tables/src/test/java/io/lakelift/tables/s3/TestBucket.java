package io.lakelift.tables.s3;

import io.lakelift.fakes.CloudClients;
import io.lakelift.fakes.FakeCloud;
import io.lakelift.fakes.TestClock;
import io.lakelift.fakes.s3.FakeS3;
import io.lakelift.fakes.wire.Fault;
import io.lakelift.fakes.wire.FaultScript;
import io.lakelift.tables.store.ObjectStore;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.s3.S3Client;

/** A bucket of a fake S3, and the door to it over AWS's own client. */
public final class TestBucket implements AutoCloseable {
    public static final String NAME = "own";

    private final FakeCloud cloud;
    private final S3Client s3;

    /** In a cloud of its own. */
    public TestBucket() {
        this(new FakeCloud(new TestClock()));
    }

    public TestBucket(FakeCloud cloud) {
        this.cloud = cloud;
        this.s3 = CloudClients.s3(() -> cloud);
        cloud.rds().account().addBucket(NAME);
    }

    /** Not over a port: what a test lets happen during a call may call S3 itself. */
    public ObjectStore store() {
        return new S3ObjectStore(s3, NAME);
    }

    public FaultScript faults() {
        return cloud.s3().faults();
    }

    /** Lets others do something just before the next write. */
    public void beforeNextWrite(Runnable others) {
        faults().next(FakeS3.PUT, 1, new Fault.Before(others));
    }

    /** How many writes there were, refused ones included. */
    public int writes() {
        return cloud.s3().calls().count(FakeS3.PUT);
    }

    public Set<String> keys() {
        return new TreeSet<>(cloud.s3().contents(NAME).keySet());
    }

    public void clear() {
        keys().forEach(store()::delete);
    }

    @Override
    public void close() {
        s3.close();
    }
}
