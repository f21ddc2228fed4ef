package io.lakelift.fakes.rds;

import java.util.List;

/** The input of StartExportTask; what was not sent is an empty string or list. */
public record StartRequest(
        String exportTaskIdentifier,
        String sourceArn,
        String s3BucketName,
        String iamRoleArn,
        String kmsKeyId,
        String s3Prefix,
        List<String> exportOnly) {

    public StartRequest {
        exportOnly = List.copyOf(exportOnly);
    }

    /** This request with the key's ARN in place of an id or alias, as the service returns it. */
    StartRequest withKey(String arn) {
        return new StartRequest(exportTaskIdentifier, sourceArn, s3BucketName, iamRoleArn, arn, s3Prefix, exportOnly);
    }
}
