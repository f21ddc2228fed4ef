package io.lakelift.export;

/**
 * AWS's list prices in USD for US East (N. Virginia) as of {@value #AS_OF}, without free tiers. Plans, notices and
 * docs/costs.md use them; docs/costs.md also says how much of each service Lakelift uses.
 *
 * @see <a href="https://aws.amazon.com/rds/pricing/">RDS, snapshot export</a>
 * @see <a href="https://aws.amazon.com/s3/pricing/">S3</a>
 * @see <a href="https://aws.amazon.com/step-functions/pricing/">Step Functions</a>
 * @see <a href="https://aws.amazon.com/lambda/pricing/">Lambda</a>
 * @see <a href="https://aws.amazon.com/kms/pricing/">KMS</a>
 * @see <a href="https://aws.amazon.com/cloudwatch/pricing/">CloudWatch, X-Ray</a>
 * @see <a href="https://aws.amazon.com/sns/pricing/">SNS</a>
 */
public final class Prices {
    /** When they were looked up. */
    public static final String AS_OF = "November 2026";

    /** RDS, for each GB of a snapshot or live cluster that is exported. */
    public static final double EXPORTED_GB = 0.010;

    /** S3, for each GB kept for a month in the storage class Standard. */
    public static final double STORED_GB = 0.023;

    /** S3, for each request that writes or lists. */
    public static final double WRITE_REQUEST = 0.005 / 1000;

    /** Step Functions, for each transition from one state to the next. */
    public static final double TRANSITION = 0.025 / 1000;

    /** Lambda, for each call. */
    public static final double CALL = 0.20 / 1_000_000;

    /** Lambda on arm64, for each GB-second. */
    public static final double GB_SECOND = 0.0000133334;

    /** KMS, for each key and month; yearly rotation raises it after the first year. */
    public static final double KEY = 1;

    /** KMS, for each request. */
    public static final double KEY_REQUEST = 0.03 / 10_000;

    /** CloudWatch, for each metric and month. */
    public static final double METRIC = 0.30;

    /** CloudWatch, for each metric in an alarm and month. */
    public static final double ALARM = 0.10;

    /** CloudWatch, for a month of a dashboard beyond the free ones. */
    public static final double DASHBOARD = 3;

    /** CloudWatch Logs, for each GB written. */
    public static final double LOGGED_GB = 0.50;

    /** CloudWatch Logs, for each GB kept for a month. */
    public static final double KEPT_LOG_GB = 0.03;

    /** X-Ray, for each trace. */
    public static final double TRACE = 5.0 / 1_000_000;

    /** SNS, for each e-mail. */
    public static final double EMAIL = 2.0 / 100_000;

    /** SNS, for each delivery by HTTPS. */
    public static final double HTTPS_DELIVERY = 0.60 / 1_000_000;

    private Prices() {}
}
