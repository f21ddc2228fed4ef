package io.lakelift.fakes.glue;

import io.lakelift.fakes.wire.ErrorShape;

/** Errors of Glue's service model (2017-03-31), with their HTTP status. */
public final class GlueError {
    public static final ErrorShape ENTITY_NOT_FOUND = new ErrorShape("EntityNotFoundException", 400);
    public static final ErrorShape ALREADY_EXISTS = new ErrorShape("AlreadyExistsException", 400);
    public static final ErrorShape INVALID_INPUT = new ErrorShape("InvalidInputException", 400);
    public static final ErrorShape CONCURRENT_MODIFICATION = new ErrorShape("ConcurrentModificationException", 400);
    public static final ErrorShape ACCESS_DENIED = new ErrorShape("AccessDeniedException", 400);
    public static final ErrorShape INTERNAL_SERVICE = new ErrorShape("InternalServiceException", 500);

    private GlueError() {}
}
