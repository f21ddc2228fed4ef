package io.lakelift.local.sim;

import io.lakelift.asl.Execution;
import java.util.List;
import java.util.function.Consumer;

/** Checks that an invalid input causes no call to RDS or FSx, and that its notice names the field at fault. */
final class InvalidInputIsRefused {
    private InvalidInputIsRefused() {}

    static void check(Observations observations, Consumer<String> finding) {
        observations.asked().stream()
                .filter(asked -> asked.mustMention().isPresent())
                .forEach(asked -> check(observations, asked, finding));
    }

    private static void check(Observations observations, Observations.Asked asked, Consumer<String> finding) {
        observations.invocations().stream()
                .filter(call -> call.execution().equals(asked.arn()))
                .filter(call -> call.calls().findAny().isPresent())
                .findFirst()
                .ifPresent(call -> finding.accept(
                        "%s is invalid, and %s called a service".formatted(asked.input(), call.function())));
        Execution execution = asked.execution();
        if (observations.interrupted().containsKey(asked.arn())
                || execution.error().equals("NotifyFailed")) {
            return;
        }
        List<Observations.Notice> notices = observations.noticesOf(asked.arn());
        boolean named = notices.stream()
                .anyMatch(notice -> notice.outcome().equals("REFUSED")
                        && notice.data()
                                .path("why")
                                .asText()
                                .contains(asked.mustMention().orElseThrow()));
        if (!named) {
            finding.accept("%s is invalid, and its notice does not say so".formatted(asked.input()));
        }
    }
}
