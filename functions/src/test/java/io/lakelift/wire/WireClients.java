package io.lakelift.wire;

import io.lakelift.wire.Answers.Answer;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.fsx.FSxClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** AWS's own clients, unmodified and built once; what they are answered changes from try to try. */
final class WireClients implements SdkHttpClient {
    private Answers answers = new Answers(List.of(new Answer(500, "text/plain", "")));
    final RdsClient rds = configured(RdsClient.builder()).build();
    final FSxClient fsx = configured(FSxClient.builder()).build();
    final SfnClient sfn = configured(SfnClient.builder()).build();
    final SnsClient sns = configured(SnsClient.builder()).build();

    void answer(List<Answer> next) {
        answers = new Answers(next);
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return answers.prepareRequest(request);
    }

    @Override
    public void close() {}

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(B builder) {
        return builder.region(Region.EU_WEST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClient(this)
                .overrideConfiguration(client -> client.retryStrategy(strategy -> strategy.maxAttempts(1)));
    }
}
