package io.lakelift.local.account;

import io.lakelift.aws.AwsClients;
import io.lakelift.export.ExecutionContext;
import io.lakelift.export.Service;
import io.lakelift.export.Services;
import io.lakelift.fakes.CloudClients;
import io.lakelift.fakes.sfn.FakeSfn;
import io.lakelift.fakes.sfn.SfnEndpoint;
import io.lakelift.fakes.states.LocalStates;
import io.lakelift.fleet.Catalog;
import io.lakelift.handler.Wiring;
import io.lakelift.notice.Notices;
import io.lakelift.sns.SnsNotices;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.services.fsx.FSxClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** SDK clients with the caller's credentials and Region; like those of the deployed functions, they never retry. */
public record AccountClients(RdsClient rds, FSxClient fsx, SnsClient sns) implements AutoCloseable {

    public static AccountClients of(CallerAccount account) {
        return new AccountClients(
                callers(RdsClient.builder(), account).build(),
                callers(FSxClient.builder(), account).build(),
                callers(SnsClient.builder(), account).build());
    }

    /**
     * The services that the handlers call: RDS and FSx of the account, and the interpreter instead of Step Functions.
     *
     * @param states the interpreter, which holds the executions of the run
     */
    Services services(CallerAccount account, Supplier<LocalStates> states) {
        FakeSfn own = new FakeSfn(InstantSource.system(), length -> {});
        own.show(states);
        String exports = "arn:aws:states:%s:%s:stateMachine:%s"
                .formatted(account.region().id(), account.id(), ExecutionContext.LAPTOP);
        SfnClient sfn = CloudClients.sfn(new SfnEndpoint(() -> own));
        return Wiring.services(rds, fsx, () -> sfn, exports);
    }

    Catalog catalog() {
        return Wiring.catalog(rds, fsx, List.of(Service.values()));
    }

    Notices topic(String arn) {
        return new SnsNotices(sns, arn);
    }

    @Override
    public void close() {
        rds.close();
        fsx.close();
        sns.close();
    }

    private static <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B callers(
            B builder, CallerAccount account) {
        return AwsClients.once(builder).region(account.region()).credentialsProvider(account.credentials());
    }
}
