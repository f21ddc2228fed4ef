package io.lakelift.fakes.fsx;

import io.lakelift.fakes.wire.ErrorShape;

/**
 * The errors of the data repository API, as the FSx service model (2018-03-01) names them. The model has neither codes
 * nor statuses. Here the code is the shape's name, and the status is 400 for errors of the caller and 500 for those of
 * FSx.
 */
public final class FsxError {
    public static final ErrorShape BAD_REQUEST = new ErrorShape("BadRequest", 400);
    public static final ErrorShape UNSUPPORTED_OPERATION = new ErrorShape("UnsupportedOperation", 400);
    public static final ErrorShape FILE_SYSTEM_NOT_FOUND = new ErrorShape("FileSystemNotFound", 400);
    public static final ErrorShape INCOMPATIBLE_PARAMETER =
            new ErrorShape("IncompatibleParameterError", 400).with("Parameter", "Paths");
    public static final ErrorShape SERVICE_LIMIT_EXCEEDED =
            new ErrorShape("ServiceLimitExceeded", 400).with("Limit", "TOTAL_USER_TAGS");
    public static final ErrorShape INTERNAL_SERVER_ERROR = new ErrorShape("InternalServerError", 500);
    public static final ErrorShape TASK_EXECUTING = new ErrorShape("DataRepositoryTaskExecuting", 400);
    public static final ErrorShape TASK_NOT_FOUND = new ErrorShape("DataRepositoryTaskNotFound", 400);
    public static final ErrorShape TASK_ENDED = new ErrorShape("DataRepositoryTaskEnded", 400);
    public static final ErrorShape ASSOCIATION_NOT_FOUND = new ErrorShape("DataRepositoryAssociationNotFound", 400);
    public static final ErrorShape INVALID_REPOSITORY_TYPE = new ErrorShape("InvalidDataRepositoryType", 400);

    private FsxError() {}
}
