package io.lakelift.local.lambda;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;

/**
 * The context of a handler that is called without Lambda. The project's handlers use only the logger; what only Lambda
 * can provide throws UnsupportedOperationException.
 *
 * @param function the function's name
 */
record HandlerContext(String function, LambdaLogger logger) implements Context {

    @Override
    public LambdaLogger getLogger() {
        return logger;
    }

    @Override
    public String getFunctionName() {
        return function;
    }

    @Override
    public String getFunctionVersion() {
        return "$LATEST";
    }

    @Override
    public String getAwsRequestId() {
        throw noLambda();
    }

    @Override
    public String getLogGroupName() {
        throw noLambda();
    }

    @Override
    public String getLogStreamName() {
        throw noLambda();
    }

    @Override
    public String getInvokedFunctionArn() {
        throw noLambda();
    }

    @Override
    public CognitoIdentity getIdentity() {
        throw noLambda();
    }

    @Override
    public ClientContext getClientContext() {
        throw noLambda();
    }

    @Override
    public int getRemainingTimeInMillis() {
        throw noLambda();
    }

    @Override
    public int getMemoryLimitInMB() {
        throw noLambda();
    }

    private UnsupportedOperationException noLambda() {
        return new UnsupportedOperationException(function + " is not run by Lambda here");
    }
}
