package io.lakelift.fakes.s3;

import io.lakelift.fakes.wire.Fault;
import io.lakelift.fakes.wire.ServiceError;

/** Errors of S3's page "Error responses", with their HTTP status. */
enum S3Error {
    NO_SUCH_BUCKET("NoSuchBucket", 404, "The specified bucket does not exist"),
    NO_SUCH_KEY("NoSuchKey", 404, "The specified key does not exist."),
    INVALID_RANGE("InvalidRange", 416, "The requested range is not satisfiable"),
    INVALID_ARGUMENT("InvalidArgument", 400, "Invalid Argument"),
    PRECONDITION_FAILED("PreconditionFailed", 412, "At least one of the pre-conditions you specified did not hold"),
    METHOD_NOT_ALLOWED("MethodNotAllowed", 405, "The specified method is not allowed against this resource."),
    NOT_IMPLEMENTED("NotImplemented", 501, "A header or parameter you provided is not known here."),
    SLOW_DOWN("SlowDown", 503, "Please reduce your request rate.");

    private final String code;
    private final int status;
    private final String message;

    S3Error(String code, int status, String message) {
        this.code = code;
        this.status = status;
        this.message = message;
    }

    ServiceError error() {
        return new ServiceError(code, status, message);
    }

    Fault.Refuse fault() {
        return new Fault.Refuse(code, status, message);
    }
}
