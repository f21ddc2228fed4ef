package io.lakelift.infra;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.config.Subscription;
import io.lakelift.config.Subscription.AlarmDelivery;
import io.lakelift.config.Subscription.Protocol;
import io.lakelift.export.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NoticeFilterTest {
    private static final Map<String, Object> MISSING = Map.of("exists", false);

    @Test
    void noChoice_hasNoFilterAndGetsAlarmsFromTheSameTopic() {
        Subscription all = wanted(List.of(), List.of(), List.of(), AlarmDelivery.ALSO);
        assertThat(NoticeFilter.of(all)).isEmpty();
        assertThat(all.keepsAlarmsApart()).isFalse();
    }

    @Test
    void everyValueNamed_isNotAFilter() {
        Subscription all =
                wanted(List.of(Outcome.values()), Subscription.ROLES, Subscription.SEVERITIES, AlarmDelivery.ALSO);
        assertThat(NoticeFilter.of(all)).isEmpty();
        assertThat(all.keepsAlarmsApart()).isFalse();
    }

    /** So that a message without attributes is dropped for certain, and an alarm never comes twice. */
    @Test
    void anyChoice_asksForTheAttributeThatEveryNoticeHas() {
        assertThat(NoticeFilter.of(wanted(List.of(Outcome.FAILED), List.of(), List.of(), AlarmDelivery.ALSO)))
                .isEqualTo(Map.of("outcome", List.of("FAILED", MISSING), "role", List.of(Map.of("exists", true))));
        assertThat(NoticeFilter.of(wanted(List.of(), List.of(), List.of("failure"), AlarmDelivery.ALSO)))
                .isEqualTo(Map.of("severity", List.of("failure", MISSING), "role", List.of(Map.of("exists", true))));
        assertThat(NoticeFilter.of(wanted(List.of(), List.of("fleet"), List.of(), AlarmDelivery.ALSO)))
                .isEqualTo(Map.of("role", List.of("fleet")));
        assertThat(NoticeFilter.of(wanted(List.of(), List.of(), List.of(), AlarmDelivery.NONE)))
                .isEqualTo(Map.of("role", List.of(Map.of("exists", true))));
    }

    /** SNS refuses more than five keys, and more than 150 as the product of their numbers of values. */
    @Test
    void largestChoices_stayBelowTheLimitsOfSns() {
        for (List<String> roles : List.of(List.<String>of(), butOne(Subscription.ROLES), Subscription.ROLES)) {
            for (List<String> severity :
                    List.of(List.<String>of(), butOne(Subscription.SEVERITIES), Subscription.SEVERITIES)) {
                for (List<Outcome> outcomes :
                        List.of(List.<Outcome>of(), butOne(List.of(Outcome.values())), List.of(Outcome.values()))) {
                    Map<String, Object> policy = NoticeFilter.of(wanted(outcomes, roles, severity, AlarmDelivery.NONE));
                    assertThat(policy).hasSizeLessThanOrEqualTo(5);
                    assertThat(policy.values().stream()
                                    .mapToInt(values -> ((List<?>) values).size())
                                    .reduce(1, (product, size) -> product * size))
                            .isPositive()
                            .isLessThanOrEqualTo(150);
                }
            }
        }
    }

    private static <T> List<T> butOne(List<T> all) {
        return new ArrayList<>(all.subList(1, all.size()));
    }

    private static Subscription wanted(
            List<Outcome> outcomes, List<String> roles, List<String> severity, AlarmDelivery alarms) {
        return new Subscription(Protocol.EMAIL, "ops@example.org", outcomes, roles, severity, alarms);
    }
}
