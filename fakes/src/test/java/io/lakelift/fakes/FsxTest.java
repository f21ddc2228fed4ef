package io.lakelift.fakes;

import software.amazon.awssdk.services.fsx.model.CreateDataRepositoryTaskRequest;
import software.amazon.awssdk.services.fsx.model.DataRepositoryTask;
import software.amazon.awssdk.services.fsx.model.DataRepositoryTaskType;
import software.amazon.awssdk.services.fsx.model.FSxException;

/** A cloud over HTTP, and what a test of file systems does over and over. */
public abstract class FsxTest extends CloudTest {
    static final String SCRATCH = id(SampleAccount.SCRATCH);
    static final String LEGACY = id(SampleAccount.LEGACY);
    static final String WINDOWS = id(SampleAccount.WINDOWS);

    private static String id(String arn) {
        return arn.substring(arn.indexOf('/') + 1);
    }

    static CreateDataRepositoryTaskRequest.Builder task(String fileSystemId, String token) {
        return CreateDataRepositoryTaskRequest.builder()
                .type(DataRepositoryTaskType.EXPORT_TO_REPOSITORY)
                .fileSystemId(fileSystemId)
                .report(r -> r.enabled(false))
                .clientRequestToken(token);
    }

    DataRepositoryTask create(CreateDataRepositoryTaskRequest.Builder request) {
        return fsx.createDataRepositoryTask(request.build()).dataRepositoryTask();
    }

    static String code(FSxException e) {
        return e.awsErrorDetails().errorCode();
    }
}
