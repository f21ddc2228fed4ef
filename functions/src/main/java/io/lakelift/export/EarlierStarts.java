package io.lakelift.export;

import java.util.OptionalInt;

/**
 * What an execution knows of the starts that it tried before.
 *
 * @param doubtful whether one of them may have started an export that is not shown yet: then a refusal does not mean that
 *     nothing runs
 * @param refusals how many in a row the service has refused for want of a permission; empty where nobody counts them, so
 *     that the first one is final
 */
public record EarlierStarts(boolean doubtful, OptionalInt refusals) {
    /**
     * So many refusals are not final. IAM and KMS take some seconds until each endpoint knows a role, a policy or a key's
     * policy that was just written; three tries a quarter of a minute apart outlast that.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency">IAM's
     *     eventual consistency</a>
     */
    static final int PATIENCE = 3;

    /** Seconds between two tries. */
    static final long PAUSE = 15;

    /** How many refusals there have been with this one, where it is not final. */
    OptionalInt withOneMore() {
        return refusals.isPresent() && refusals.getAsInt() < PATIENCE
                ? OptionalInt.of(refusals.getAsInt() + 1)
                : OptionalInt.empty();
    }
}
