package io.lakelift.local.doctor;

import static java.util.Objects.requireNonNull;

/**
 * One line of the doctor's report: what a check found, and what to do about it.
 *
 * @param check the name of the check, such as {@code bucket my-exports}
 * @param why what is wrong, or why it could not be checked; details, possibly empty, if the result is OK. It may quote
 *     text from the account
 * @param remedy what to do about it; empty if the result is OK
 */
public record DoctorFinding(String check, Result result, String why, String remedy) {
    public DoctorFinding {
        requireNonNull(check, "check is null");
        requireNonNull(result, "result is null");
        requireNonNull(why, "why is null");
        requireNonNull(remedy, "remedy is null");
    }
}
