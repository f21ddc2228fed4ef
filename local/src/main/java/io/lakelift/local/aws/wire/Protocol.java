package io.lakelift.local.aws.wire;

/** How a service's calls and answers are written; what HTTP itself needs is the same for all of them. */
interface Protocol {

    /** @param target the header X-Amz-Target, empty where the protocol names the operation elsewhere */
    record Request(String target, String body) {}

    record Reply(int status, String body) {}

    /** A name of the service, so that its request ids differ from another's. */
    String name();

    String contentType();

    /**
     * Answers in every case, also when the service refuses or has a defect.
     *
     * @throws ConnectionLost if the caller is to hear nothing
     */
    Reply answer(Request request, String requestId);
}
