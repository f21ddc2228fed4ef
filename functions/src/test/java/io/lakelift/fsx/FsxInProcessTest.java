package io.lakelift.fsx;

import io.lakelift.fakes.CloudClients;
import io.lakelift.fakes.FakeCloud;
import software.amazon.awssdk.services.fsx.FSxClient;

/** The same without HTTP, as the simulation calls. */
final class FsxInProcessTest extends FsxAdapterTest {
    @Override
    FSxClient client(FakeCloud behind) {
        return CloudClients.fsx(behind);
    }
}
