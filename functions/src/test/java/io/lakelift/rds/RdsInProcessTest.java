package io.lakelift.rds;

import io.lakelift.fakes.CloudClients;
import io.lakelift.fakes.FakeCloud;
import software.amazon.awssdk.services.rds.RdsClient;

/** The same without HTTP, as the simulation calls. */
final class RdsInProcessTest extends RdsAdapterTest {
    @Override
    RdsClient client(FakeCloud behind) {
        return CloudClients.rds(behind);
    }
}
