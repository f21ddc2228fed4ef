package io.lakelift.fakes.rds;

/** MaxRecords as every Describe operation of RDS takes it. "Default: 100 Constraints: Minimum 20, maximum 100." */
final class MaxRecords {
    private MaxRecords() {}

    static int of(String maxRecords) {
        if (maxRecords.isEmpty()) {
            return 100;
        }
        if (!maxRecords.matches("\\d{1,9}")
                || Integer.parseInt(maxRecords) < 20
                || Integer.parseInt(maxRecords) > 100) {
            throw RdsError.INVALID_PARAMETER_VALUE.because(
                    "Invalid value " + maxRecords + " for MaxRecords. Must be between 20 and 100");
        }
        return Integer.parseInt(maxRecords);
    }
}
