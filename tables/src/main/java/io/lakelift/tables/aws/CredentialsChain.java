package io.lakelift.tables.aws;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFileSupplier;

/** The SDK's default chain of credentials. */
public final class CredentialsChain {
    private CredentialsChain() {}

    /**
     * Unlike the chain that a client makes itself, this one reads the credentials and config files again when they
     * change, because scripts that sign in rewrite them while a command is running.
     */
    public static AwsCredentialsProvider reloading() {
        return DefaultCredentialsProvider.builder()
                .profileFile(ProfileFileSupplier.defaultSupplier())
                .build();
    }
}
