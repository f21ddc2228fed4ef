package io.lakelift.local.plan;

/**
 * AWS's list prices in USD, as known in November 2026, for the Regions where they are lowest; free tiers are left out.
 * docs/costs.md has the same, and what each is asked for.
 *
 * @see <a href="https://aws.amazon.com/rds/pricing/">RDS, snapshot export</a>
 * @see <a href="https://aws.amazon.com/step-functions/pricing/">Step Functions</a>
 * @see <a href="https://aws.amazon.com/lambda/pricing/">Lambda</a>
 * @see <a href="https://aws.amazon.com/sns/pricing/">SNS</a>
 */
public final class Prices {
    /** When they were looked up. */
    public static final String AS_OF = "November 2026";

    /** RDS, for each GB of a snapshot or live cluster that is exported. */
    public static final double EXPORTED_GB = 0.010;

    /** Step Functions, for each transition from one state to the next. */
    public static final double TRANSITION = 0.025 / 1000;

    /** Lambda, for each call. */
    public static final double CALL = 0.20 / 1_000_000;

    /** Lambda on arm64, for each GB of memory and second. */
    public static final double GB_SECOND = 0.0000133334;

    /** SNS, for each e-mail. */
    public static final double EMAIL = 2.0 / 100_000;

    private Prices() {}
}
