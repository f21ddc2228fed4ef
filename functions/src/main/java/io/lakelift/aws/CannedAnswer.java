package io.lakelift.aws;

import java.util.Arrays;
import java.util.Map;

/**
 * A canned response to an AWS request that a function makes while it starts. It has the members that the functions
 * read, so that the code that reads them is loaded. An unknown operation is refused if its service speaks JSON, and has
 * an empty result otherwise.
 */
record CannedAnswer(int status, String contentType, String body) {
    private static final String AMZ_JSON = "application/x-amz-json-1.1";
    private static final CannedAnswer NOT_FOUND = new CannedAnswer(404, "text/xml", """
            <ErrorResponse><Error><Type>Sender</Type><Code>ExportTaskNotFound</Code><Message>priming</Message></Error>\
            <RequestId>priming</RequestId></ErrorResponse>""");
    private static final String EXPORT = """
            <SourceArn>arn:aws:rds:eu-west-1:123456789012:snapshot:priming</SourceArn><SourceType>SNAPSHOT</SourceType>\
            <SnapshotTime>2026-11-20T03:10:00.123Z</SnapshotTime><TaskStartTime>2026-11-20T04:31:00Z</TaskStartTime>\
            <S3Bucket>priming</S3Bucket><S3Prefix>nightly</S3Prefix><IamRoleArn>arn:aws:iam::123456789012:role/priming</IamRoleArn>\
            <KmsKeyId>alias/priming</KmsKeyId><ExportOnly><member>shop</member></ExportOnly><PercentProgress>40</PercentProgress>\
            <TotalExtractedDataInGB>3</TotalExtractedDataInGB><Status>IN_PROGRESS</Status>""";
    private static final String TASK = """
            {"TaskId": "task-0123456789abcdef0", "Lifecycle": "EXECUTING", "Type": "EXPORT_TO_REPOSITORY", "CreationTime": 1795149000.5,
             "StartTime": 1795149000, "ResourceARN": "arn:aws:fsx:eu-west-1:123456789012:task/fs-0123456789abcdef0/task-0123456789abcdef0",
             "FileSystemId": "fs-0123456789abcdef0", "Paths": ["priming"], "Tags": [{"Key": "priming", "Value": "priming"}],
             "Status": {"TotalCount": 10, "SucceededCount": 4, "FailedCount": 1}}""";
    private static final String TAGS = "<TagList><Tag><Key>priming</Key><Value>priming</Value></Tag></TagList>";

    private static final Map<String, String> XML = Map.of(
            "DescribeDBClusters",
            "<DBClusters><DBCluster><DBClusterArn>arn:aws:rds:eu-west-1:123456789012:cluster:priming</DBClusterArn>"
                    + "<Status>available</Status><Engine>aurora-mysql</Engine>" + TAGS + "</DBCluster></DBClusters>",
            "DescribeDBInstances",
            "<DBInstances><DBInstance><DBInstanceArn>arn:aws:rds:eu-west-1:123456789012:db:priming</DBInstanceArn>"
                    + "<DBInstanceStatus>available</DBInstanceStatus><Engine>mysql</Engine>"
                    + "<AllocatedStorage>100</AllocatedStorage>" + TAGS + "</DBInstance></DBInstances>",
            "Publish",
            "<MessageId>0a1b2c3d-1111-4222-8333-444455556666</MessageId>");
    private static final Map<String, String> JSON = Map.of(
            "CreateDataRepositoryTask",
            "{\"DataRepositoryTask\": " + TASK + "}",
            "CancelDataRepositoryTask",
            "{\"Lifecycle\": \"CANCELING\", \"TaskId\": \"task-0123456789abcdef0\"}",
            "DescribeDataRepositoryTasks",
            "{\"DataRepositoryTasks\": [" + TASK + "]}",
            "DescribeDataRepositoryAssociations",
            "{\"Associations\": []}",
            "DescribeFileSystems",
            "{\"FileSystems\": []}",
            "ListExecutions",
            "{\"executions\": []}");

    /** An RDS export whose identifier contains this is running; a lookup of any other identifier finds nothing. */
    static final String RUNNING = "-running-";

    /**
     * @param target the header of a service that speaks JSON; empty for the query protocol
     * @param request the body that would have been sent
     */
    static CannedAnswer to(String target, String request) {
        return target.isEmpty() ? query(request) : json(target.substring(target.lastIndexOf('.') + 1));
    }

    private static CannedAnswer json(String operation) {
        String body = JSON.get(operation);
        return body == null
                ? new CannedAnswer(400, AMZ_JSON, "{\"__type\": \"ValidationException\"}")
                : new CannedAnswer(200, AMZ_JSON, body);
    }

    private static CannedAnswer query(String request) {
        String operation = parameter(request, "Action");
        String identifier = parameter(request, "ExportTaskIdentifier");
        return switch (operation) {
            case "StartExportTask", "CancelExportTask" -> result(operation, export(identifier));
            case "DescribeExportTasks" ->
                identifier.isEmpty() || identifier.contains(RUNNING)
                        ? result(
                                operation,
                                "<ExportTasks><ExportTask>" + export(identifier) + "</ExportTask></ExportTasks>")
                        : NOT_FOUND;
            default -> result(operation, XML.getOrDefault(operation, ""));
        };
    }

    private static String export(String identifier) {
        return "<ExportTaskIdentifier>%s</ExportTaskIdentifier>%s"
                .formatted(identifier.isEmpty() ? "priming" : identifier, EXPORT);
    }

    private static CannedAnswer result(String operation, String body) {
        return new CannedAnswer(200, "text/xml", """
                <%1$sResponse><%1$sResult>%2$s</%1$sResult><ResponseMetadata><RequestId>priming</RequestId></ResponseMetadata>\
                </%1$sResponse>""".formatted(operation, body));
    }

    /**
     * The value of a form parameter; empty if there is none. It is not unescaped, because the values read here need no
     * escaping.
     */
    private static String parameter(String form, String name) {
        String begin = name + "=";
        return Arrays.stream(form.split("&"))
                .filter(each -> each.startsWith(begin))
                .map(each -> each.substring(begin.length()))
                .findFirst()
                .orElse("");
    }
}
