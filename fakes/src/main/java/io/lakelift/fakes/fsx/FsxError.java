package io.lakelift.fakes.fsx;

import io.lakelift.fakes.wire.Fault;
import io.lakelift.fakes.wire.ServiceError;
import java.util.Map;

/**
 * The errors of the data repository API, as the FSx service model (2018-03-01) names them. The model gives no codes and
 * no statuses, so the code is the shape's name, and the status 400 for the caller's faults and 500 for FSx's own.
 */
public enum FsxError {
    BAD_REQUEST("BadRequest", 400),
    UNSUPPORTED_OPERATION("UnsupportedOperation", 400),
    FILE_SYSTEM_NOT_FOUND("FileSystemNotFound", 400),
    INCOMPATIBLE_PARAMETER("IncompatibleParameterError", 400),
    SERVICE_LIMIT_EXCEEDED("ServiceLimitExceeded", 400),
    INTERNAL_SERVER_ERROR("InternalServerError", 500),
    TASK_EXECUTING("DataRepositoryTaskExecuting", 400),
    TASK_NOT_FOUND("DataRepositoryTaskNotFound", 400),
    TASK_ENDED("DataRepositoryTaskEnded", 400),
    ASSOCIATION_NOT_FOUND("DataRepositoryAssociationNotFound", 400),
    INVALID_REPOSITORY_TYPE("InvalidDataRepositoryType", 400);

    private final String code;
    private final int status;

    FsxError(String code, int status) {
        this.code = code;
        this.status = status;
    }

    public String code() {
        return code;
    }

    public ServiceError because(String message) {
        return new ServiceError(code, status, message);
    }

    /** With the member that the error's shape requires: Parameter, or Limit. */
    ServiceError because(String message, String member, String value) {
        return new ServiceError(code, status, message, Map.of(member, value));
    }

    /** For the script of what goes wrong: some of these errors follow from nothing that a caller does. */
    public Fault fault(String message) {
        return switch (this) {
            case SERVICE_LIMIT_EXCEEDED -> new Fault.Refuse(code, status, message, Map.of("Limit", "TOTAL_USER_TAGS"));
            case INCOMPATIBLE_PARAMETER -> new Fault.Refuse(code, status, message, Map.of("Parameter", "Paths"));
            case BAD_REQUEST,
                    UNSUPPORTED_OPERATION,
                    FILE_SYSTEM_NOT_FOUND,
                    INTERNAL_SERVER_ERROR,
                    TASK_EXECUTING,
                    TASK_NOT_FOUND,
                    TASK_ENDED,
                    ASSOCIATION_NOT_FOUND,
                    INVALID_REPOSITORY_TYPE -> new Fault.Refuse(code, status, message);
        };
    }
}
