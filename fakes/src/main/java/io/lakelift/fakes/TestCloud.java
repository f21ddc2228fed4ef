package io.lakelift.fakes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.fsx.FSxClient;
import software.amazon.awssdk.services.fsx.model.DataRepositoryTask;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.ExportTask;
import software.amazon.awssdk.services.rds.model.RdsException;
import software.amazon.awssdk.services.rds.model.StartExportTaskRequest;
import software.amazon.awssdk.services.rds.model.StartExportTaskResponse;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * Base class of tests that call a {@link FakeCloud} over HTTP. It has a clock that the test moves, AWS's own clients
 * for RDS, SNS and FSx, and methods for calls that many tests make.
 */
public abstract class TestCloud implements AutoCloseable {
    public final TestClock clock = new TestClock();
    public final FakeCloud cloud = new FakeCloud(clock, clock::advance).listen();
    public final RdsClient rds = CloudClients.rds(cloud.rdsUri());
    public final SnsClient sns = CloudClients.sns(cloud.snsUri());
    public final FSxClient fsx = CloudClients.fsx(cloud.fsxUri());

    @Override
    public void close() {
        rds.close();
        sns.close();
        fsx.close();
        cloud.close();
    }

    public static StartExportTaskRequest.Builder request(String identifier, String sourceArn) {
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

    /**
     * Describes the task every minute until it has an end time, or half a day has passed. Returns what it saw, in
     * order.
     */
    public List<ExportTask> follow(String identifier) {
        List<ExportTask> seen = new ArrayList<>(List.of(describe(identifier)));
        while (seen.getLast().taskEndTime() == null && seen.size() < 720) {
            clock.advance(Duration.ofMinutes(1));
            seen.add(describe(identifier));
        }
        return seen;
    }

    /**
     * Describes the task every ten seconds for an hour, then every minute, until it has an end time or half a day has
     * passed. Returns what it saw, in order.
     */
    public List<DataRepositoryTask> followTask(String taskId) {
        List<DataRepositoryTask> seen = new ArrayList<>(List.of(look(taskId)));
        while (seen.getLast().endTime() == null && seen.size() < 1020) {
            clock.advance(seen.size() < 360 ? Duration.ofSeconds(10) : Duration.ofMinutes(1));
            seen.add(look(taskId));
        }
        return seen;
    }

    DataRepositoryTask look(String taskId) {
        return fsx.describeDataRepositoryTasks(r -> r.taskIds(taskId))
                .dataRepositoryTasks()
                .getFirst();
    }

    static String code(RdsException e) {
        return e.awsErrorDetails().errorCode();
    }
}
