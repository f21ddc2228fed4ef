package io.lakelift.wire;

import io.lakelift.fakes.TestCloud;
import org.junit.jupiter.api.AfterEach;

/** A cloud of fakes for each test of an adapter. */
public abstract class AdapterTest extends TestCloud {
    @AfterEach
    @Override
    public void close() {
        super.close();
    }
}
