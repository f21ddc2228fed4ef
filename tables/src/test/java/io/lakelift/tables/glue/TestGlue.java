package io.lakelift.tables.glue;

import io.lakelift.fakes.CloudClients;
import io.lakelift.fakes.FakeCloud;
import io.lakelift.fakes.TestClock;
import io.lakelift.fakes.glue.FakeGlue;
import io.lakelift.fakes.glue.GlueTable;
import io.lakelift.fakes.wire.FaultScript;
import java.util.List;
import java.util.Optional;

/** One database of a fake Glue, and Lakelift's catalog over AWS's own client for it. */
public final class TestGlue implements AutoCloseable {
    public static final String DATABASE = "lake";

    private final TestClock clock = new TestClock();
    private final FakeCloud cloud = new FakeCloud(clock, clock::advance);

    public TestGlue() {
        glue().createDatabase(DATABASE);
    }

    public FakeCloud cloud() {
        return cloud;
    }

    public FakeGlue glue() {
        return cloud.glue();
    }

    public FaultScript faults() {
        return glue().faults();
    }

    /** Not over a port: what a test lets happen during a call may call Glue itself. */
    public GlueTables catalog() {
        return new GlueTables(CloudClients.glue(() -> cloud), DATABASE);
    }

    public List<String> names() {
        return List.copyOf(glue().tables(DATABASE).keySet());
    }

    public GlueTable table(String name) {
        return Optional.ofNullable(glue().tables(DATABASE).get(name)).orElseThrow();
    }

    /** Where the metadata of an Iceberg table is. */
    public String pointer(String name) {
        return Optional.ofNullable(table(name).parameters().get("metadata_location"))
                .orElseThrow();
    }

    /** Another program makes or replaces a table. */
    public void put(GlueTable table) {
        glue().put(DATABASE, table);
    }

    @Override
    public void close() {
        cloud.close();
    }
}
