package io.lakelift.tables.aws;

import io.lakelift.export.Text;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSupplier;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;

/** The SDK's default chain of credentials. */
public final class CredentialsChain {
    private static final String DEFAULT = "default";

    private CredentialsChain() {}

    /**
     * Unlike the chain that a client makes itself, this one reads the credentials and config files again when they
     * change, because scripts that sign in rewrite them while a command is running.
     *
     * @throws IllegalStateException if the files cannot be parsed, or none has the profile that AWS_PROFILE names; the SDK
     *     would go on without it
     */
    public static AwsCredentialsProvider reloading() {
        String profile = profile();
        // Read in any case: where the file cannot be parsed, the SDK would say that there is no Region.
        boolean isKnown = ProfileFile.defaultProfileFile().profile(profile).isPresent();
        if (!isKnown && !profile.equals(DEFAULT)) {
            throw new IllegalStateException(
                    "AWS_PROFILE is %s, and no file has a profile of that name".formatted(Text.quoted(profile)));
        }
        return DefaultCredentialsProvider.builder()
                .profileFile(ProfileFileSupplier.defaultSupplier())
                .build();
    }

    /**
     * Why the chain has no credentials, where the environment says which ones are meant; the chain's own message lists
     * a dozen places. Without the full stop at its end.
     */
    public static Optional<String> whyNone() {
        String profile = profile();
        try {
            if (SdkSystemSetting.AWS_WEB_IDENTITY_TOKEN_FILE.getStringValue().isPresent()) {
                return refusal("web identity", WebIdentityTokenFileCredentialsProvider.create());
            }
            return ProfileFile.defaultProfileFile().profile(profile).isPresent()
                    ? refusal("profile " + profile, ProfileCredentialsProvider.create(profile))
                    : Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(AwsErrors.said(e));
        }
    }

    private static String profile() {
        return ProfileFileSystemSetting.AWS_PROFILE.getStringValue().orElse(DEFAULT);
    }

    private static Optional<String> refusal(String source, AwsCredentialsProvider provider) {
        try {
            provider.resolveCredentials();
            return Optional.empty();
        } catch (RuntimeException e) {
            // What a credential_process prints is in the cause.
            return Optional.of(source + ": " + AwsErrors.said(e)
                    + (e.getCause() instanceof IllegalStateException printed ? ": " + AwsErrors.said(printed) : ""));
        }
    }
}
