package io.lakelift.local.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A rule that must hold after every night, whatever went wrong in it, with the check that looks for violations. */
public enum Invariant {
    NO_ORPHAN(
            "every export that an execution started has ended, was cancelled where it had to be, and nobody else's was",
            NoOrphan::check),
    ONE_NOTICE("every execution sends one notice, and ends as that notice says", OneNotice::check),
    FLEET_IS_REPORTED(
            "a fleet ends with one summary that says of every source what its service says", FleetIsReported::check),
    NEVER_TWICE(
            "no execution starts two exports, and no schedule exports a source twice in a night", NeverTwice::check),
    NEVER_RESTARTED("what an operator cancelled is not started again", NeverRestarted::check),
    STATUS_IS_TRUTH(
            "a notice says what the service says, with its reason, and not before it does", StatusIsTruth::check),
    UNKNOWN_IS_LAST_RESORT("what could still be known is never reported as lost", UnknownIsLastResort::check),
    UNKNOWN_NEEDS_A_START("what was never started is never reported as possibly running", UnknownNeedsAStart::check),
    WAITING_IS_CHEAP("an execution without a slot asks seldom, and ever more seldom", WaitingIsCheap::check),
    POLLING_IS_CHEAP("a running export is looked at seldom, and no execution grows long", PollingIsCheap::check),
    HISTORY_IS_SHORT("no execution passes 20,000 events of its history", HistoryIsShort::check),
    LOSS_IS_PROVED(
            "a notice reports lost files where loss is proved and nowhere else, or says that they were not checked",
            LossIsProved::check),
    EXPORTS_STAY("nothing is written or deleted where exports are", ExportsStay::check),
    TABLES_ARE_WHOLE(
            "every table holds one whole export and never goes back, and a notice says whether tables were registered",
            TablesAreWhole::check),
    LATEST_IS_NEWEST(
            "a source's newest whole export is pointed to, and never an older one after it", LatestIsNewest::check),
    INVALID_INPUT_IS_REFUSED(
            "invalid input is refused by name, before any call to a service", InvalidInputIsRefused::check);

    private final String words;
    private final BiConsumer<Observations, Consumer<String>> check;

    Invariant(String words, BiConsumer<Observations, Consumer<String>> check) {
        this.words = words;
        this.check = check;
    }

    /** The rule in words, for use within a sentence. */
    public String words() {
        return words;
    }

    /** The violations in a night, one sentence each; empty if the rule held. */
    List<String> broken(Observations observations) {
        List<String> findings = new ArrayList<>();
        check.accept(observations, findings::add);
        return findings;
    }
}
