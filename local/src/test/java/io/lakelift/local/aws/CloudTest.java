package io.lakelift.local.aws;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.services.fsx.FSxClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.ExportTask;
import software.amazon.awssdk.services.rds.model.RdsException;
import software.amazon.awssdk.services.rds.model.StartExportTaskRequest;
import software.amazon.awssdk.services.rds.model.StartExportTaskResponse;
import software.amazon.awssdk.services.sns.SnsClient;

/** A cloud over HTTP on a clock that the test moves, and AWS's own clients for it. */
abstract class CloudTest {
    final TestClock clock = new TestClock();
    final FakeCloud cloud = new FakeCloud(clock, clock::advance).listen();
    final RdsClient rds = SdkClients.rds(cloud.rdsUri());
    final SnsClient sns = SdkClients.sns(cloud.snsUri());
    final FSxClient fsx = SdkClients.fsx(cloud.fsxUri());

    @AfterEach
    void close() {
        rds.close();
        sns.close();
        fsx.close();
        cloud.close();
    }

    static StartExportTaskRequest.Builder request(String identifier, String sourceArn) {
        return StartExportTaskRequest.builder()
                .exportTaskIdentifier(identifier)
                .sourceArn(sourceArn)
                .s3BucketName(SampleAccount.BUCKET)
                .iamRoleArn(SampleAccount.ROLE)
                .kmsKeyId(SampleAccount.KEY);
    }

    StartExportTaskResponse start(String identifier, String sourceArn) {
        return rds.startExportTask(request(identifier, sourceArn).build());
    }

    ExportTask describe(String identifier) {
        return rds.describeExportTasks(r -> r.exportTaskIdentifier(identifier))
                .exportTasks()
                .getFirst();
    }

    /** Looks every minute until the task has an end, or half a day has passed. */
    List<ExportTask> follow(String identifier) {
        List<ExportTask> seen = new ArrayList<>(List.of(describe(identifier)));
        while (seen.getLast().taskEndTime() == null && seen.size() < 720) {
            clock.advance(Duration.ofMinutes(1));
            seen.add(describe(identifier));
        }
        return seen;
    }

    static String code(RdsException e) {
        return e.awsErrorDetails().errorCode();
    }
}
