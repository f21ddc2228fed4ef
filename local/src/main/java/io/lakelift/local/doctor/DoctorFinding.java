package io.lakelift.local.doctor;

import static java.util.Objects.requireNonNull;

/**
 * A line of the report.
 *
 * @param check the name of the check, such as {@code bucket my-exports}
 * @param why what AWS said; of an ok, details that may be empty. It may quote names of the account
 * @param remedy what to do about it; empty of an ok
 */
public record DoctorFinding(String check, Result result, String why, String remedy) {
    public DoctorFinding {
        requireNonNull(check, "check is null");
        requireNonNull(result, "result is null");
        requireNonNull(why, "why is null");
        requireNonNull(remedy, "remedy is null");
    }
}
