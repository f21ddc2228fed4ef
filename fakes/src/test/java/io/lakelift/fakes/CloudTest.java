package io.lakelift.fakes;

import org.junit.jupiter.api.AfterEach;

/** A {@link TestCloud} for each test. */
abstract class CloudTest extends TestCloud {
    @AfterEach
    @Override
    public void close() {
        super.close();
    }
}
