package io.lakelift.fakes.sns;

import io.lakelift.fakes.wire.ErrorShape;

/**
 * Errors of Publish. The model has more, such as those of KMS and of disabled endpoints. Codes and statuses come from
 * the {@code error} traits in the SNS service model (2010-03-31).
 */
public final class SnsError {
    public static final ErrorShape INVALID_PARAMETER = new ErrorShape("InvalidParameter", 400);
    public static final ErrorShape PARAMETER_VALUE_INVALID = new ErrorShape("ParameterValueInvalid", 400);
    public static final ErrorShape NOT_FOUND = new ErrorShape("NotFound", 404);

    private SnsError() {}
}
