package io.lakelift.aws;

import io.lakelift.export.Text;
import io.lakelift.export.error.ExportException;
import io.lakelift.export.error.Refusal;
import io.lakelift.export.error.ServiceUnavailable;
import io.lakelift.export.error.Throttled;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Maps a service's errors to the domain's. The codes are those on the wire, compared without the words Fault, Exception
 * and Error at their end, because the models and the services do not always agree on them.
 */
public final class ErrorTable {
    private static final int BROKEN = 500;
    private static final int TIMED_OUT = 408;
    private static final int MESSAGE_LENGTH = 500;
    private static final int CODE_LENGTH = 100;
    /** How the SDK's message begins when it could not read an answer; the rest is an implementation detail. */
    private static final String UNREADABLE = "Unable to unmarshall";

    /** KMS may throttle a call that uses a key; SNS and Step Functions spell that in two ways. */
    private static final Set<String> SLOW_DOWN = Set.of(
            "Throttling",
            "RequestLimitExceeded",
            "TooManyRequests",
            "RequestThrottled",
            "KMSThrottling",
            "KmsThrottling");

    /** The service gave up waiting for the rest of the request, or the connection broke: it refused nothing. */
    private static final Set<String> BROKEN_OFF = Set.of("RequestTimeout", "RequestAborted");

    /** The operations whose parameters come from a person. */
    private static final Pattern NAMED_BY_A_PERSON = Pattern.compile("(Start|Create|Publish).*");

    /**
     * What to do about a refusal.
     *
     * @see #of
     */
    public interface Remedy {
        /**
         * The end of a sentence.
         *
         * @param operation the operation that was refused
         * @param said the service's message, which may name the cause
         */
        String of(String operation, String said);
    }

    private record Row(Function<String, ExportException> error, Remedy remedy) {}

    private final String service;
    private final Map<String, Row> rows = new HashMap<>();
    private Row unknown = new Row(Refusal.REQUEST_REFUSED::because, ErrorTable::unknown);

    /** @param service the service's name in sentences, such as RDS */
    public ErrorTable(String service) {
        this.service = service;
    }

    /**
     * Adds a row.
     *
     * @param code as the service sends it
     * @param error what it becomes
     * @param remedy what to do about it, the end of a sentence
     */
    public ErrorTable row(String code, Function<String, ExportException> error, String remedy) {
        return row(code, error, (operation, said) -> remedy);
    }

    /** Adds a row for each code with which the service says that the call is forbidden. */
    public ErrorTable denied(String... codes) {
        for (String code : codes) {
            row(code, Refusal.ACCESS_DENIED::because, (operation, said) -> Denial.remedy(said));
        }
        return this;
    }

    /** Adds a row whose remedy depends on the service's own words. */
    public ErrorTable row(String code, Function<String, ExportException> error, Remedy remedy) {
        rows.put(plain(code), new Row(error, remedy));
        return this;
    }

    /** What a refusal without a row becomes; by default {@link Refusal#REQUEST_REFUSED}. */
    public ErrorTable otherwise(Function<String, ExportException> error, String remedy) {
        return otherwise(error, (operation, said) -> remedy);
    }

    /** What a refusal without a row becomes; its remedy depends on the service's own words. */
    public ErrorTable otherwise(Function<String, ExportException> error, Remedy remedy) {
        unknown = new Row(error, remedy);
        return this;
    }

    /** What to do about an unknown code. Changing a name helps only if a person chose it. */
    public static String unknown(String operation, String said) {
        return NAMED_BY_A_PERSON.matcher(operation).matches()
                ? "change what it names"
                : "look this error up in the API reference of %s".formatted(operation);
    }

    /**
     * Makes the call and reads its answer; whatever the client throws becomes one of the domain's errors. An answer
     * that cannot be read becomes {@link ServiceUnavailable}, even one nested so deeply that the stack overflows.
     */
    public <T> T translated(String operation, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw translated(operation, e);
        } catch (ExportException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            throw unreadable(operation, e);
        }
    }

    private ExportException translated(String operation, SdkException thrown) {
        if (!(thrown instanceof AwsServiceException refused)) {
            return unanswered(operation, thrown);
        }
        AwsErrorDetails details = refused.awsErrorDetails();
        String code = details == null ? "" : Text.line(Objects.toString(details.errorCode(), ""), CODE_LENGTH);
        String shown = code.isEmpty() ? "HTTP " + refused.statusCode() : code;
        String said = clause(details == null ? null : details.errorMessage());
        Optional<String> source = Credentials.source(refused);
        String asked = source.orElse(service);
        String what = source.isPresent() ? "the credentials for " + operation : operation;
        if (refused.isThrottlingException() || SLOW_DOWN.contains(plain(code))) {
            return new Throttled("%s throttled %s (%s): %s.".formatted(asked, what, shown, said), thrown);
        }
        if (Credentials.areRefused(plain(code))) {
            return Credentials.refused(asked, operation, code, said, thrown);
        }
        if (isSilence(refused.statusCode(), code)) {
            return new ServiceUnavailable("%s failed at %s (%s): %s.".formatted(asked, what, shown, said), thrown);
        }
        if (source.isPresent()) {
            return Credentials.notGiven(asked, operation, code, said, thrown);
        }
        Row row = rows.getOrDefault(plain(code), unknown);
        return row.error()
                .apply("%s refused %s (%s): %s; %s."
                        .formatted(service, operation, code, said, row.remedy().of(operation, said)));
    }

    /** Only the service itself can refuse; an error without one of its codes comes from something in between. */
    private static boolean isSilence(int status, String code) {
        return status >= BROKEN || status == TIMED_OUT || code.isEmpty() || BROKEN_OFF.contains(plain(code));
    }

    private ExportException unanswered(String operation, SdkException thrown) {
        String said = String.valueOf(thrown.getMessage());
        if (said.startsWith(UNREADABLE)) {
            return unreadable(operation, thrown);
        }
        return Credentials.areMissing(thrown)
                ? Credentials.missing(operation, thrown)
                : new ServiceUnavailable(
                        "%s got no answer from %s: %s.".formatted(operation, service, clause(said)), thrown);
    }

    private ServiceUnavailable unreadable(String operation, Throwable thrown) {
        return new ServiceUnavailable(
                "%s got an answer from %s that cannot be read.".formatted(operation, service), thrown);
    }

    static String plain(String code) {
        return code.replaceFirst("(Fault|Exception|Error)$", "");
    }

    /** The service's words on one line, without full stops: they become part of a sentence. */
    static String clause(@Nullable String said) {
        String line = Text.line(Objects.toString(said, ""), MESSAGE_LENGTH)
                .replaceFirst("[. ]+$", "")
                .replaceAll("\\.(?= )", ";");
        return line.isEmpty() ? "it gave no reason" : line;
    }
}
