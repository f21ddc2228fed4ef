package io.lakelift.tables.aws;

import io.lakelift.export.Text;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSupplier;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;

/** The SDK's default chain of credentials. */
public final class CredentialsChain {
    private static final String DEFAULT = "default";
    private static final String WEB_IDENTITY = "web identity";
    private static final String PROFILE = "profile ";

    /** What each source said when it last had no credentials. */
    private static final Map<String, String> REFUSALS = new ConcurrentHashMap<>();

    private CredentialsChain() {}

    /**
     * Unlike the chain that a client makes itself, this one reads the credentials and config files again when they
     * change, because scripts that sign in rewrite them while a command is running. Otherwise it is the SDK's.
     *
     * @throws IllegalStateException if a proxy or an endpoint in the environment cannot be used, the files cannot be
     *     parsed, or none has the profile that AWS_PROFILE names and nothing comes before it; the SDK would go on without
     *     it, or fail in the middle of a call
     */
    public static AwsCredentialsProvider reloading() {
        EndpointSettings.require(System.getenv());
        ProxySettings.require(System.getenv());
        String profile = profile();
        // Read in any case: where the file cannot be parsed, the SDK would say that there is no Region.
        Optional<String> unknown = unknown(profile);
        if (unknown.isPresent() && !precedesProfiles()) {
            throw new IllegalStateException(unknown.get());
        }
        return AwsCredentialsProviderChain.of(
                SystemPropertyCredentialsProvider.create(),
                EnvironmentVariableCredentialsProvider.create(),
                noting(WEB_IDENTITY, WebIdentityTokenFileCredentialsProvider.create()),
                noting(
                        PROFILE + profile,
                        ProfileCredentialsProvider.builder()
                                .profileFile(ProfileFileSupplier.defaultSupplier())
                                .build()),
                ContainerCredentialsProvider.create(),
                InstanceProfileCredentialsProvider.create());
    }

    /**
     * Why the chain had no credentials when it was last asked, where the environment says which ones are meant; the
     * chain's own message lists a dozen places. Without the full stop at its end.
     */
    public static Optional<String> whyNone() {
        String profile = profile();
        try {
            return SdkSystemSetting.AWS_WEB_IDENTITY_TOKEN_FILE.getStringValue().isPresent()
                    ? Optional.ofNullable(REFUSALS.get(WEB_IDENTITY))
                    : isKnown(profile) ? Optional.ofNullable(REFUSALS.get(PROFILE + profile)) : unknown(profile);
        } catch (RuntimeException e) {
            return Optional.of(AwsErrors.said(e));
        }
    }

    private static String profile() {
        return ProfileFileSystemSetting.AWS_PROFILE.getStringValue().orElse(DEFAULT);
    }

    private static boolean isKnown(String profile) {
        return ProfileFile.defaultProfileFile().profile(profile).isPresent();
    }

    private static Optional<String> unknown(String profile) {
        return isKnown(profile) || profile.equals(DEFAULT)
                ? Optional.empty()
                : Optional.of(
                        "AWS_PROFILE is %s, and no file has a profile of that name".formatted(Text.quoted(profile)));
    }

    private static boolean precedesProfiles() {
        return Stream.of(SdkSystemSetting.AWS_ACCESS_KEY_ID, SdkSystemSetting.AWS_WEB_IDENTITY_TOKEN_FILE)
                .anyMatch(setting -> setting.getStringValue().isPresent());
    }

    /** Asking a second time for the reason could run a program again, which asks for a code of MFA. */
    private static AwsCredentialsProvider noting(String source, AwsCredentialsProvider provider) {
        return () -> {
            try {
                return provider.resolveCredentials();
            } catch (RuntimeException e) {
                // What a credential_process prints is in the cause.
                REFUSALS.put(
                        source,
                        source + ": " + AwsErrors.said(e)
                                + (e.getCause() instanceof IllegalStateException printed
                                        ? ": " + AwsErrors.said(printed)
                                        : ""));
                throw e;
            }
        };
    }
}
