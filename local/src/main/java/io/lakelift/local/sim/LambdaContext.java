package io.lakelift.local.sim;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;

/** What Lambda tells a function of itself; the handlers use no more than the logger, which says nothing here. */
enum LambdaContext implements Context {
    SILENT;

    private static final LambdaLogger NOWHERE = new LambdaLogger() {
        @Override
        public void log(String message) {}

        @Override
        public void log(byte[] message) {}
    };

    @Override
    public LambdaLogger getLogger() {
        return NOWHERE;
    }

    @Override
    public String getAwsRequestId() {
        return "simulated";
    }

    @Override
    public String getLogGroupName() {
        return "simulated";
    }

    @Override
    public String getLogStreamName() {
        return "simulated";
    }

    @Override
    public String getFunctionName() {
        return "simulated";
    }

    @Override
    public String getFunctionVersion() {
        return "$LATEST";
    }

    @Override
    public String getInvokedFunctionArn() {
        return "simulated";
    }

    @Override
    public CognitoIdentity getIdentity() {
        throw new UnsupportedOperationException("no function of the project has an identity");
    }

    @Override
    public ClientContext getClientContext() {
        throw new UnsupportedOperationException("no function of the project has a client");
    }

    @Override
    public int getRemainingTimeInMillis() {
        return 30_000;
    }

    @Override
    public int getMemoryLimitInMB() {
        return 512;
    }
}
