package io.lakelift.local.doctor;

import static java.util.Objects.requireNonNull;

import io.lakelift.export.error.ExportException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Collects the findings of one check. */
public final class CheckFindings {
    private final String check;
    private final List<DoctorFinding> found = new ArrayList<>();
    private final List<String> details = new ArrayList<>();
    private boolean over;

    CheckFindings(String check) {
        this.check = check;
    }

    /** Something is wrong. */
    void attention(String why, String remedy) {
        add(Result.ATTENTION, why, remedy);
    }

    /** AWS did not say. */
    void cannotTell(String why, String remedy) {
        add(Result.CANNOT_TELL, why, remedy);
    }

    /** A detail that is worth reading although nothing is wrong. */
    synchronized void detail(String detail) {
        details.add(detail);
    }

    /**
     * Makes a call. What it is refused for becomes a finding, unless its code says that there is no such thing.
     *
     * @param permission the IAM action that the call needs
     * @param absent the error codes that say so, without the words Fault, Exception and Error at their end
     */
    <T> Answer<T> ask(String permission, Supplier<T> call, String... absent) {
        try {
            return new Answer.Given<>(requireNonNull(call.get(), "it lacks what was asked for"));
        } catch (AwsServiceException e) {
            if (Set.of(absent).contains(NoAnswer.code(e))) {
                return new Answer.Absent<>();
            }
            cannotTell(NoAnswer.why(permission, e), NoAnswer.remedy(permission, e));
        } catch (SdkException e) {
            cannotTell(NoAnswer.why(permission, e), NoAnswer.AGAIN);
        } catch (ExportException e) {
            cannotTell(NoAnswer.why(permission, e), NoAnswer.remedy(permission, e));
        } catch (RuntimeException e) {
            cannotTell(NoAnswer.unreadable(permission, e), NoAnswer.BUG);
        }
        return new Answer.Unknown<>();
    }

    /**
     * Asks with a call that returns a list, and answers with its first element. An empty list means that there is no
     * such thing, as the error codes in {@code absent} do.
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

    /** The lines of the report; a single ok if there is nothing else to report. */
    synchronized List<DoctorFinding> lines() {
        return found.isEmpty()
                ? List.of(new DoctorFinding(check, Result.OK, String.join("; ", details), ""))
                : List.copyOf(found);
    }

    /** The check's time is over: what its question still has to say after this is not heard. */
    synchronized void giveUp(String why, String remedy) {
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
