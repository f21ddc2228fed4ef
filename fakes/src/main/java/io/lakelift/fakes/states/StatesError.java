package io.lakelift.fakes.states;

import static java.util.Objects.requireNonNull;

/** The error with which Step Functions refuses a call; its code is from the service model. */
public final class StatesError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    private StatesError(String code, String message) {
        super(message);
        this.code = requireNonNull(code, "code is null");
    }

    public String code() {
        return code;
    }

    /** The name in integrations, which always ends in Exception, even if the code does not. */
    String exceptionName() {
        return code.endsWith("Exception") ? code : code + "Exception";
    }

    static StatesError alreadyExists(String arn) {
        return new StatesError("ExecutionAlreadyExists", "Execution Already Exists: '" + arn + "'");
    }

    static StatesError noExecution(String arn) {
        return new StatesError("ExecutionDoesNotExist", "Execution Does Not Exist: '" + arn + "'");
    }

    static StatesError noMachine(String arn) {
        return new StatesError("StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'");
    }

    static StatesError invalidArn(String arn) {
        return new StatesError("InvalidArn", "Invalid Arn: '" + arn + "'");
    }

    static StatesError invalidName(String name) {
        return new StatesError("InvalidName", "Invalid Name: '" + name + "'");
    }

    static StatesError invalidInput(String why) {
        return new StatesError("InvalidExecutionInput", "Invalid State Machine Execution Input: '" + why + "'");
    }

    static StatesError invalidToken(String token) {
        return new StatesError("InvalidToken", "Invalid Token: '" + token + "'");
    }

    static StatesError notRedrivable(String why) {
        return new StatesError("ExecutionNotRedrivable", why);
    }

    static StatesError invalid(String why) {
        return new StatesError("ValidationException", why);
    }
}
