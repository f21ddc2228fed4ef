package io.lakelift.local.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Chooses the outages of a night. */
final class OutagePlan {
    private static final Duration NIGHT = Duration.ofHours(6);
    /** The latest start of a long outage: by then most exports are running and some have been stopped. */
    private static final Duration EARLY = Duration.ofHours(3);

    /** For Lambda, one function or all of them. */
    private static final List<String> FUNCTIONS = List.of("", "StartExport", "PollExport", "CancelExport", "Notify");

    private final Instant dusk;
    private final FaultProfile faultProfile;
    private final SeededRandom chance;

    OutagePlan(Instant dusk, FaultProfile faultProfile, SeededRandom chance) {
        this.dusk = dusk;
        this.faultProfile = faultProfile;
        this.chance = chance;
    }

    void forEach(Consumer<Outage> begin) {
        outages(begin);
        longOutages(begin);
    }

    /** A service is unavailable for up to fifty minutes, sometimes for up to four hours. */
    private void outages(Consumer<Outage> begin) {
        if (!chance.hits(faultProfile.outages())) {
            return;
        }
        Duration length = chance.hits(0.2)
                ? chance.between(Duration.ofMinutes(50), Duration.ofHours(4))
                : chance.between(Duration.ofMinutes(1), Duration.ofMinutes(50));
        Outage.Of service = chance.hits(0.7) ? Outage.Of.RDS : chance.hits(0.5) ? Outage.Of.FSX : Outage.Of.SNS;
        begin.accept(Outage.of(service, Outage.Form.AWAY, from(NIGHT), length));
    }

    /**
     * Outages of up to twenty hours, for each service independently; throttling of all services at once for some hours;
     * and a missing permission.
     */
    private void longOutages(Consumer<Outage> begin) {
        for (Outage.Of service : Outage.Of.values()) {
            if (chance.hits(faultProfile.patience())) {
                Outage away = Outage.of(service, Outage.Form.AWAY, from(EARLY), hours(1, 20));
                begin.accept(service == Outage.Of.LAMBDA ? away.onlyOf(chance.oneOf(FUNCTIONS)) : away);
            }
        }
        if (chance.hits(faultProfile.patience())) {
            Outage.Form form = chance.hits(0.5) ? Outage.Form.THROTTLED : Outage.Form.LOCKSTEP;
            Instant from = from(EARLY);
            Duration length = hours(1, 6);
            for (Outage.Of service : List.of(Outage.Of.RDS, Outage.Of.FSX, Outage.Of.SNS, Outage.Of.STEP_FUNCTIONS)) {
                begin.accept(Outage.of(service, form, from, length));
            }
        }
        if (chance.hits(faultProfile.patience())) {
            Outage.Of service = chance.hits(0.7) ? Outage.Of.RDS : Outage.Of.FSX;
            begin.accept(Outage.of(service, Outage.Form.DENIED, from(EARLY), hours(0, 3)));
        }
    }

    private Instant from(Duration latest) {
        return dusk.plus(chance.between(Duration.ZERO, latest));
    }

    private Duration hours(int least, int most) {
        return chance.between(Duration.ofHours(least), Duration.ofHours(most));
    }
}
