package io.lakelift.local.account;

import io.lakelift.export.Arn;
import io.lakelift.export.Home;
import io.lakelift.local.run.UsageError;
import io.lakelift.tables.aws.AwsErrors;
import io.lakelift.tables.aws.CredentialsChain;
import io.lakelift.tables.aws.ProxySettings;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * The AWS account and Region that a command works in, and the identity that it uses. Account and identity are those
 * that STS reports for the credentials.
 *
 * @param credentials resolved again for each call, because those of a role or a sign-in are renewed during an export
 * @param id the account's twelve digits
 * @param caller the ARN of the user or role
 */
public record CallerAccount(AwsCredentialsProvider credentials, Region region, String id, String caller) {
    private static final int SERVER_ERROR = 500;

    /** The partition, Region and account that sources have to be in. */
    public Home home() {
        return new Home(Arn.parse("the caller", caller).partition(), region.id(), id);
    }

    /** @throws UsageError if the name is malformed; whether such a Region exists is not checked */
    public static void requireRegion(String name) {
        if (!name.matches("[a-z0-9-]+")) {
            throw new UsageError("--region \"%s\" is not a Region: give one such as eu-west-1.".formatted(name));
        }
    }

    /**
     * Signs in as the AWS SDK does by default.
     *
     * @param wanted the Region; empty to let the SDK find it
     * @throws UsageError if the Region's name is malformed, a setting cannot be used, no Region or no
     *     credentials are found, or STS rejects the credentials, does not answer or cannot be reached
     */
    public static CallerAccount signIn(Optional<String> wanted) {
        wanted.ifPresent(CallerAccount::requireRegion);
        try {
            AwsCredentialsProvider credentials = CredentialsChain.reloading();
            Region region = wanted.map(Region::of).orElseGet(CallerAccount::usualRegion);
            requireSome(credentials);
            return identified(credentials, region);
        } catch (UsageError e) {
            throw e;
        } catch (RuntimeException e) {
            throw new UsageError(AwsErrors.unusableSettings(e));
        }
    }

    private static void requireSome(AwsCredentialsProvider credentials) {
        try {
            credentials.resolveCredentials();
        } catch (SdkException e) {
            throw new UsageError(
                    "No usable AWS credentials were found%s: sign in (aws sso login, aws login), name a profile in AWS_PROFILE, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY."
                            .formatted(CredentialsChain.whyNone()
                                    .map(" (%s)"::formatted)
                                    .orElse("")));
        }
    }

    private static Region usualRegion() {
        try {
            return new DefaultAwsRegionProviderChain().getRegion();
        } catch (SdkClientException e) {
            throw new UsageError(
                    "No Region is set: give --region, set AWS_REGION, or write one into your AWS profile.");
        }
    }

    private static CallerAccount identified(AwsCredentialsProvider credentials, Region region) {
        AtomicReference<URI> asked = new AtomicReference<>();
        StsClient client = StsClient.builder()
                .credentialsProvider(credentials)
                .region(region)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(override -> override.addExecutionInterceptor(new Address(asked)))
                .build();
        try (StsClient sts = client) {
            GetCallerIdentityResponse answer = sts.getCallerIdentity();
            return new CallerAccount(credentials, region, answer.account(), answer.arn());
        } catch (AwsServiceException e) {
            boolean isTemporary = e.statusCode() >= SERVER_ERROR || e.isThrottlingException();
            String sentence = isTemporary
                    ? "STS does not answer in %s at the moment (%s): try again later."
                    : "STS does not accept these credentials in %s (%s): sign in again, or correct them.";
            throw new UsageError(sentence.formatted(
                    region,
                    Optional.ofNullable(e.awsErrorDetails())
                            .map(AwsErrorDetails::errorCode)
                            .orElse("HTTP " + e.statusCode())));
        } catch (SdkClientException e) {
            String proxy =
                    Optional.ofNullable(asked.get()).map(ProxySettings::mention).orElse("");
            throw new UsageError("STS cannot be reached in %s%s (%s): check the Region's name%s and the network."
                    .formatted(region, proxy, AwsErrors.said(e), proxy.isEmpty() ? "" : ", HTTPS_PROXY, NO_PROXY"));
        }
    }

    /** Keeps the address of a call, which the Region, variables and files determine. */
    private record Address(AtomicReference<URI> asked) implements ExecutionInterceptor {
        @Override
        public void beforeTransmission(Context.BeforeTransmission call, ExecutionAttributes attributes) {
            asked.set(call.httpRequest().getUri());
        }
    }
}
