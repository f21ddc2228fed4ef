package io.lakelift.fakes.glue;

import io.lakelift.fakes.wire.Fault;
import io.lakelift.fakes.wire.ServiceError;

/** Errors of Glue's service model (2017-03-31), with their HTTP status. */
public enum GlueError {
    ENTITY_NOT_FOUND("EntityNotFoundException", 400),
    ALREADY_EXISTS("AlreadyExistsException", 400),
    INVALID_INPUT("InvalidInputException", 400),
    CONCURRENT_MODIFICATION("ConcurrentModificationException", 400),
    ACCESS_DENIED("AccessDeniedException", 400),
    INTERNAL_SERVICE("InternalServiceException", 500);

    private final String code;
    private final int status;

    GlueError(String code, int status) {
        this.code = code;
        this.status = status;
    }

    ServiceError because(String message) {
        return new ServiceError(code, status, message);
    }

    /** For the script of what goes wrong: some of these errors follow from nothing that a caller does. */
    public Fault.Refuse fault(String message) {
        return new Fault.Refuse(code, status, message);
    }
}
