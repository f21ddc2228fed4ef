package io.lakelift.fakes.wire;

/** A service that speaks the AWS Query protocol: one address, and the action named in the form. */
public interface QueryService {
    String namespace();

    /** The API version, which every request names. */
    String version();

    /**
     * The content of {@code <ActionResult>}.
     *
     * @throws ServiceError if the service refuses, including when it does not know the action
     * @throws ConnectionLost if a fault loses the request or the answer
     */
    Element answer(String action, Form form);

    /** The error for an action that the service does not have. */
    static ServiceError unknownAction(String action, String version) {
        return new ServiceError("InvalidAction", 400, "Could not find operation " + action + " for version " + version);
    }
}
