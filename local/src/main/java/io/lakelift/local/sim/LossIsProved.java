package io.lakelift.local.sim;

import io.lakelift.fakes.files.Damage;
import java.util.function.Consumer;

/**
 * Checks what notices say about exported files: that they are complete if and only if none is lost, or that they were
 * not checked. If nothing disturbs the night, files must be checked.
 */
final class LossIsProved {
    private LossIsProved() {}

    static void check(Observations observations, Consumer<String> finding) {
        observations
                .notices()
                .forEach(notice -> notice.export()
                        .map(observations.exports()::get)
                        .ifPresent(export -> check(observations, notice, export, finding)));
    }

    private static void check(
            Observations observations, Observations.Notice notice, Export export, Consumer<String> finding) {
        Damage damage = observations.damages().getOrDefault(export.id(), Damage.NONE);
        if (notice.checked() && notice.verify().path("complete").asBoolean() == damage.isLoss()) {
            finding.accept("%s says complete: %s of %s, and its files have the damage %s"
                    .formatted(
                            notice.execution(), notice.verify().path("complete").asText(), export.id(), damage));
        }
        boolean toCheck = observations.verifies()
                && notice.good()
                && !notice.data().path("role").asText().equals("cancel")
                && notice.data().path("export").has("exportTaskIdentifier");
        if (toCheck && notice.verify().isMissingNode()) {
            finding.accept("%s says nothing of the files of %s".formatted(notice.execution(), export.id()));
        }
        if (toCheck && observations.clear() && !notice.checked()) {
            finding.accept("%s has not checked the files of %s: %s"
                    .formatted(notice.execution(), export.id(), notice.verify()));
        }
        if (!observations.verifies() && !notice.verify().isMissingNode()) {
            finding.accept("%s reports files that were not to be checked".formatted(notice.execution()));
        }
    }
}
