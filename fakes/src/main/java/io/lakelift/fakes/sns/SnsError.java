package io.lakelift.fakes.sns;

import io.lakelift.fakes.wire.ServiceError;

/** The errors of Publish; codes and statuses are the {@code error} traits of the SNS service model (2010-03-31). */
public enum SnsError {
    INVALID_PARAMETER("InvalidParameter", 400),
    PARAMETER_VALUE_INVALID("ParameterValueInvalid", 400),
    NOT_FOUND("NotFound", 404),
    AUTHORIZATION_ERROR("AuthorizationError", 403),
    INTERNAL_ERROR("InternalError", 500);

    private final String code;
    private final int status;

    SnsError(String code, int status) {
        this.code = code;
        this.status = status;
    }

    public ServiceError because(String message) {
        return new ServiceError(code, status, message);
    }
}
