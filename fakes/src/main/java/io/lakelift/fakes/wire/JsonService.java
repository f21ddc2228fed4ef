package io.lakelift.fakes.wire;

import java.util.Map;
import java.util.function.Function;

/** A service that speaks the AWS JSON protocol: one address, and the operation named in a header. */
public interface JsonService {

    /** The part of the X-Amz-Target header before the operation. Some services include the API version. */
    String targetPrefix();

    /** The protocol's version, as in the content type. */
    default String version() {
        return "1.1";
    }

    /** The member with the message of an error. Service models differ in whether it has a capital letter. */
    default String messageMember() {
        return "Message";
    }

    /**
     * The members of the answer: strings, numbers, booleans, lists and maps.
     *
     * @throws ServiceError if the service refuses, including when it does not know the operation
     * @throws ConnectionLost if a fault loses the request or the answer
     */
    Map<String, Object> answer(String operation, Input input);

    /**
     * Calls one of a service's {@code operations}, by its name.
     *
     * @throws ServiceError UnknownOperationException if there is none of that name, or what the operation throws
     */
    static Map<String, Object> answer(Map<String, Function<Input, Members>> operations, String operation, Input input) {
        Function<Input, Members> known = operations.get(operation);
        if (known == null) {
            throw unknownOperation(operation);
        }
        return known.apply(input).map();
    }

    /** The error for an operation that the service does not have. */
    static ServiceError unknownOperation(String operation) {
        return new ServiceError("UnknownOperationException", 400, "There is no operation " + operation);
    }
}
