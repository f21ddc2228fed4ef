package io.lakelift.fakes.wire;

import java.util.Map;
import java.util.function.Function;

/** A service that speaks the AWS JSON protocol: one address, and the operation named in a header. */
public interface JsonService {

    /** The part of X-Amz-Target before the operation, for some services with the API version. */
    String targetPrefix();

    /** The protocol's version, as in the content type. */
    default String version() {
        return "1.1";
    }

    /** Where an error has its message: models differ in the capital letter. */
    default String messageMember() {
        return "Message";
    }

    /**
     * The members of the answer: texts, numbers, booleans, lists and maps.
     *
     * @throws ServiceError if the service refuses, also when it does not know the operation
     * @throws ConnectionLost if the caller is to hear nothing
     */
    Map<String, Object> answer(String operation, Input input);

    /** The answer of the operation of that name, of those that a service has. */
    static Map<String, Object> answer(Map<String, Function<Input, Members>> operations, String operation, Input input) {
        Function<Input, Members> known = operations.get(operation);
        if (known == null) {
            throw unknownOperation(operation);
        }
        return known.apply(input).map();
    }

    /** What the services answer to an operation they do not have. */
    static ServiceError unknownOperation(String operation) {
        return new ServiceError("UnknownOperationException", 400, "There is no operation " + operation);
    }
}
