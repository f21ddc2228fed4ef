package io.lakelift.local.doctor;

import static java.util.Objects.requireNonNull;

import io.lakelift.export.error.ExportException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Makes the calls of one check and collects its findings. */
public final class CheckFindings {
    private final String check;
    private final List<DoctorFinding> found = new ArrayList<>();
    private final List<String> details = new ArrayList<>();
    private boolean over;

    CheckFindings(String check) {
        this.check = check;
    }

    /** Something is wrong. */
    void needsAttention(String why, String remedy) {
        add(Result.ATTENTION, why, remedy);
    }

    /** AWS did not answer the question. */
    void cannotTell(String why, String remedy) {
        add(Result.CANNOT_TELL, why, remedy);
    }

    /** A detail that is worth reading although nothing is wrong. */
    synchronized void detail(String detail) {
        details.add(detail);
    }

    /**
     * Makes a call. If it fails, the reason becomes a finding, unless the error code means that the resource does not
     * exist.
     *
     * @param permission the IAM action that the call needs
     * @param absent the error codes with that meaning, without a final Fault, Exception or Error
     */
    <T> Answer<T> ask(String permission, Supplier<T> call, String... absent) {
        try {
            return new Answer.Given<>(requireNonNull(call.get(), "it lacks what was asked for"));
        } catch (AwsServiceException e) {
            if (Set.of(absent).contains(CallFailure.code(e))) {
                return new Answer.Absent<>();
            }
            cannotTell(CallFailure.why(permission, e), CallFailure.remedy(permission, e));
        } catch (SdkException e) {
            cannotTell(CallFailure.why(permission, e), CallFailure.AGAIN);
        } catch (ExportException e) {
            cannotTell(CallFailure.why(permission, e), CallFailure.remedy(permission, e));
        } catch (RuntimeException e) {
            cannotTell(CallFailure.unreadable(permission, e), CallFailure.BUG);
        }
        return new Answer.Unknown<>();
    }

    /**
     * Makes a call that returns a list, and answers with its first element. Like the error codes in {@code absent}, an
     * empty list means that the resource does not exist.
     *
     * @see #ask
     */
    <T> Answer<T> askFirst(String permission, Supplier<List<T>> call, String... absent) {
        return switch (ask(permission, call, absent)) {
            case Answer.Given<List<T>> given
            when !given.answer().isEmpty() -> new Answer.Given<>(given.answer().getFirst());
            case Answer.Given<List<T>> empty -> new Answer.Absent<>();
            case Answer.Absent<List<T>> none -> new Answer.Absent<>();
            case Answer.Unknown<List<T>> unknown -> new Answer.Unknown<>();
        };
    }

    /** The check's lines in the report: its findings, or if there are none, a single OK with the details. */
    synchronized List<DoctorFinding> lines() {
        return found.isEmpty()
                ? List.of(new DoctorFinding(check, Result.OK, String.join("; ", details), ""))
                : List.copyOf(found);
    }

    /** Ends the check with a last finding, because its time is up; later findings are dropped. */
    synchronized void timeOut(String why, String remedy) {
        cannotTell(why, remedy);
        over = true;
    }

    private synchronized void add(Result result, String why, String remedy) {
        DoctorFinding finding = new DoctorFinding(check, result, why, remedy);
        if (!over && !found.contains(finding)) {
            found.add(finding);
        }
    }
}
