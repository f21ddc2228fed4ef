package io.lakelift.fakes.s3;

import io.lakelift.fakes.wire.Fault;

/** Errors of S3's page "Error responses", with their HTTP status; each has one message. */
final class S3Error {
    static final Fault.Refuse NO_SUCH_BUCKET =
            new Fault.Refuse("NoSuchBucket", 404, "The specified bucket does not exist");
    static final Fault.Refuse NO_SUCH_KEY = new Fault.Refuse("NoSuchKey", 404, "The specified key does not exist.");
    static final Fault.Refuse INVALID_RANGE =
            new Fault.Refuse("InvalidRange", 416, "The requested range is not satisfiable");
    static final Fault.Refuse INVALID_ARGUMENT = new Fault.Refuse("InvalidArgument", 400, "Invalid Argument");
    static final Fault.Refuse PRECONDITION_FAILED = new Fault.Refuse(
            "PreconditionFailed", 412, "At least one of the pre-conditions you specified did not hold");
    static final Fault.Refuse METHOD_NOT_ALLOWED =
            new Fault.Refuse("MethodNotAllowed", 405, "The specified method is not allowed against this resource.");
    static final Fault.Refuse NOT_IMPLEMENTED =
            new Fault.Refuse("NotImplemented", 501, "A header or parameter you provided is not supported.");
    static final Fault.Refuse SLOW_DOWN = new Fault.Refuse("SlowDown", 503, "Please reduce your request rate.");

    private S3Error() {}
}
