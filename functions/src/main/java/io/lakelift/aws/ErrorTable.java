package io.lakelift.aws;

import io.lakelift.export.Text;
import io.lakelift.export.error.ExportException;
import io.lakelift.export.error.RequestRefused;
import io.lakelift.export.error.ServiceUnavailable;
import io.lakelift.export.error.Throttled;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What a service refuses, as the domain's errors. The codes are those on the wire, compared without the words Fault,
 * Exception and Error at their end, because the models and the services do not always agree on them.
 */
public final class ErrorTable {
    private static final int BROKEN = 500;
    private static final int MESSAGE_LENGTH = 500;
    private static final Set<String> SLOW_DOWN =
            Set.of("Throttling", "RequestLimitExceeded", "TooManyRequests", "RequestThrottled");

    private record Row(Function<String, ExportException> error, String remedy) {}

    private final String service;
    private final Map<String, Row> rows = new HashMap<>();

    /** @param service as a sentence calls it */
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
        rows.put(plain(code), new Row(error, remedy));
        return this;
    }

    /** Makes the call; what the client throws becomes one of the domain's errors. */
    public <T> T translated(String operation, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw translated(operation, e);
        }
    }

    private ExportException translated(String operation, SdkException thrown) {
        if (!(thrown instanceof AwsServiceException refused) || refused.awsErrorDetails() == null) {
            return new ServiceUnavailable(
                    "%s got no answer from %s: %s".formatted(operation, service, line(thrown.getMessage())), thrown);
        }
        String code = String.valueOf(refused.awsErrorDetails().errorCode());
        String said = line(refused.awsErrorDetails().errorMessage());
        if (refused.isThrottlingException() || SLOW_DOWN.contains(plain(code))) {
            return new Throttled("%s throttled %s (%s): %s".formatted(service, operation, code, said), thrown);
        }
        if (refused.statusCode() >= BROKEN) {
            return new ServiceUnavailable("%s failed at %s (%s): %s".formatted(service, operation, code, said), thrown);
        }
        Row row = rows.getOrDefault(plain(code), new Row(RequestRefused::new, "change what it names"));
        return row.error()
                .apply("%s refused %s (%s): %s; %s.".formatted(service, operation, code, clause(said), row.remedy()));
    }

    private static String plain(String code) {
        return code.replaceFirst("(Fault|Exception|Error)$", "");
    }

    private static String line(@Nullable String said) {
        return Text.line(String.valueOf(said), MESSAGE_LENGTH);
    }

    /** Without its full stops: it becomes part of a sentence. */
    private static String clause(String said) {
        return said.replaceFirst("\\.$", "").replace(". ", "; ");
    }
}
