package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.asl.Execution;
import io.lakelift.fakes.Scenario;
import io.lakelift.fakes.rds.FakeRds;
import io.lakelift.fakes.wire.Call;
import io.lakelift.local.run.LocalDeployment;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Two fleets in one account, each of which may run as many exports at once as the account: together they have no more
 * slots.
 */
class SharedQuotaTest {
    private static final int EXPORTS = 40;

    /** Before executions looked at what runs, 544 starts were refused. */
    @Test
    void twoFleetsAtOnce_haveAtMostOneStartRefusedForEachExport() {
        LocalDeployment night = Lab.night(Scenario.COMPLETE, fleet(1));
        Execution one = night.start("one", fleet(1), event -> {});
        Execution two = night.start("two", fleet(1 + EXPORTS / 2), event -> {});
        night.finish();

        assertThat(List.of(one.status(), two.status())).containsOnly(Execution.Status.SUCCEEDED);
        List<Call> starts = night.cloud().rds().calls().of(FakeRds.START);
        assertThat(starts).filteredOn(Call::tookEffect).hasSize(EXPORTS);
        assertThat(starts).hasSizeLessThanOrEqualTo(2 * EXPORTS);
    }

    private static Map<String, Object> fleet(int from) {
        List<String> sources = IntStream.range(from, from + EXPORTS / 2)
                .mapToObj(n -> "arn:aws:rds:eu-west-1:123456789012:db:tenant-%02d".formatted(n))
                .toList();
        return Map.of("sources", sources);
    }
}
