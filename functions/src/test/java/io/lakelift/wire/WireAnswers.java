package io.lakelift.wire;

import io.lakelift.property.JsonGenerator;
import io.lakelift.property.RawJson;
import io.lakelift.wire.Answers.Answer;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Answers of services: right ones, right ones with something wrong in them, errors known and unknown, and rubbish. */
final class WireAnswers {
    private static final String XML = "text/xml";
    private static final String JSON = "application/x-amz-json-1.1";
    private static final List<Integer> STATUS =
            List.of(200, 200, 200, 200, 201, 204, 301, 400, 403, 404, 413, 429, 500, 503, 599);
    private static final String TASK = """
            <ExportTaskIdentifier>lakelift-orders-ycq3vbaj9us0y5tt</ExportTaskIdentifier>\
            <SourceArn>arn:aws:rds:eu-west-1:123456789012:snapshot:rds:orders</SourceArn><SourceType>SNAPSHOT</SourceType>\
            <ExportOnly><member>shop</member></ExportOnly><SnapshotTime>2026-11-20T03:10:00Z</SnapshotTime>\
            <TaskStartTime>2026-11-20T04:31:00Z</TaskStartTime><TaskEndTime>2026-11-20T04:52:00Z</TaskEndTime>\
            <S3Bucket>bucket</S3Bucket><S3Prefix/><IamRoleArn>arn:aws:iam::123456789012:role/r</IamRoleArn>\
            <KmsKeyId>alias/k</KmsKeyId><Status>IN_PROGRESS</Status><PercentProgress>40</PercentProgress>\
            <TotalExtractedDataInGB>3</TotalExtractedDataInGB><FailureCause>why</FailureCause>\
            <WarningMessage>{"skippedTables": []}</WarningMessage>""";
    private static final String NIGHTLY = "<TagList><Tag><Key>backup</Key><Value>nightly</Value></Tag></TagList>";
    private static final List<String> RDS = List.of(
            xml("StartExportTask", TASK),
            xml("CancelExportTask", TASK),
            xml("DescribeExportTasks", "<ExportTasks><ExportTask>" + TASK + "</ExportTask></ExportTasks>"),
            xml(
                    "DescribeExportTasks",
                    "<Marker>again</Marker><ExportTasks><ExportTask>" + TASK + "</ExportTask></ExportTasks>"),
            xml("DescribeExportTasks", "<Marker>@PAGE@</Marker><ExportTasks/>"),
            xml(
                    "DescribeDBSnapshots",
                    "<DBSnapshots><DBSnapshot>" + snapshot("DBSnapshot", "snapshot") + "</DBSnapshot></DBSnapshots>"),
            xml("DescribeDBSnapshots", "<Marker>again</Marker><DBSnapshots/>"),
            xml(
                    "DescribeDBClusterSnapshots",
                    "<Marker/><DBClusterSnapshots><DBClusterSnapshot>"
                            + snapshot("DBClusterSnapshot", "cluster-snapshot")
                            + "</DBClusterSnapshot></DBClusterSnapshots>"),
            xml(
                    "DescribeDBClusters",
                    "<DBClusters><DBCluster><DBClusterArn>arn:aws:rds:eu-west-1:123456789012:cluster:c</DBClusterArn>"
                            + "<Status>available</Status><Engine>aurora-mysql</Engine><EngineMode>provisioned</EngineMode>"
                            + NIGHTLY + "</DBCluster></DBClusters>"),
            xml("DescribeDBClusters", "<Marker>@PAGE@</Marker><DBClusters/>"),
            xml(
                    "DescribeDBInstances",
                    "<DBInstances><DBInstance><DBInstanceArn>arn:aws:rds:eu-west-1:123456789012:db:orders</DBInstanceArn>"
                            + "<DBInstanceStatus>available</DBInstanceStatus><Engine>mysql</Engine>"
                            + "<AllocatedStorage>100</AllocatedStorage><StorageType>gp3</StorageType>" + NIGHTLY
                            + "</DBInstance></DBInstances>"));
    private static final List<RawJson> FSX = List.of(
                    """
                    {"FileSystems": [{"ResourceARN": "arn:aws:fsx:eu-west-1:123456789012:file-system/fs-0123456789abcdef0",
                     "FileSystemType": "LUSTRE", "Lifecycle": "AVAILABLE", "StorageCapacity": 1200,
                     "Tags": [{"Key": "backup", "Value": "nightly"}]}], "NextToken": "@PAGE@"}""",
                    "{\"DataRepositoryTask\": %s}",
                    "{\"DataRepositoryTasks\": [%s]}",
                    "{\"DataRepositoryTasks\": [%s], \"NextToken\": \"again\"}",
                    "{\"DataRepositoryTasks\": [], \"NextToken\": \"@PAGE@\"}",
                    """
                    {"Associations": [{"FileSystemId": "fs-0123456789abcdef0", "FileSystemPath": "/scratch", "Lifecycle": "AVAILABLE",
                     "DataRepositoryPath": "s3://bucket/lustre"}], "NextToken": "again"}""",
                    """
                    {"Lifecycle": "CANCELING", "TaskId": "task-0123456789abcdef0"}""")
            .stream()
            .map(form -> JsonGenerator.parsed(form.contains("%s") ? form.formatted("""
                    {"TaskId": "task-0123456789abcdef0", "Lifecycle": "EXECUTING", "Type": "EXPORT_TO_REPOSITORY",
                     "CreationTime": 1795149000.5, "StartTime": 1795149000, "EndTime": 1795149667,
                     "ResourceARN": "arn:aws:fsx:eu-west-1:123456789012:task/fs-0123456789abcdef0/task-0123456789abcdef0",
                     "Tags": [{"Key": "lakelift:deployment", "Value": "lakelift"}, {"Key": "lakelift:execution", "Value": "e"}],
                     "FileSystemId": "fs-0123456789abcdef0", "Paths": ["scratch"], "FailureDetails": {"Message": "why"},
                     "Status": {"TotalCount": 10, "SucceededCount": 4, "FailedCount": 1, "ReleasedCapacity": 0}}""") : form))
            .toList();
    private static final List<RawJson> SFN =
            List.of("""
                    {"executionArn": "arn:aws:states:eu-west-1:123456789012:execution:lakelift-export:n", "name": "n",
                     "stateMachineArn": "arn:aws:states:eu-west-1:123456789012:stateMachine:lakelift-export", "status": "FAILED",
                     "startDate": 1795149000.5, "stopDate": 1795149667, "error": "ExportFailed", "cause": "{}",
                     "input": "{\\"sourceArn\\": \\"arn:aws:rds:eu-west-1:123456789012:snapshot:orders\\"}",
                     "inputDetails": {"included": true}}""", """
                    {"executions": [{"executionArn": "arn:aws:states:eu-west-1:123456789012:execution:lakelift-export:n",
                     "name": "n", "status": "RUNNING", "startDate": 1795149000.5}], "nextToken": "again"}""", """
                    {"executions": [], "nextToken": "@PAGE@"}""").stream().map(JsonGenerator::parsed).toList();
    private static final String[] NAMES = {
        "executionArn", "startDate", "input", "nextToken", "TaskId", "Lifecycle", "ResourceARN",
        "FileSystemId", "Key", "Value", "lakelift:execution", "TotalCount", "NextToken", "__type",
        "message", "$1", "\\", "9223372036854775807"
    };
    private static final String[] CODES = {
        "Throttling", "ThrottlingException", "RequestLimitExceeded",
        "AccessDenied", "AccessDeniedException", "ValidationError",
        "InternalFailure", "ServiceUnavailable", "ExpiredToken",
        "ExecutionDoesNotExist", "InvalidArn", "StateMachineDoesNotExist",
        "KmsAccessDeniedException", "KmsThrottlingException", "DBSnapshotNotFound",
        "DBClusterNotFoundFault", "ExportTaskAlreadyExists", "ExportTaskLimitReachedFault",
        "ExportTaskNotFound", "InvalidExportTaskStateFault", "KMSKeyNotAccessibleFault",
        "DataRepositoryTaskNotFound", "DataRepositoryTaskEnded", "DataRepositoryTaskExecuting",
        "FileSystemNotFound", "BadRequest", "NotFound",
        "AuthorizationError", "InvalidParameter", "NewFault",
        "", " ", "NewFault"
    };
    private static final List<String> RUBBISH = List.of(
            "",
            " ",
            "OK",
            "null",
            "{}",
            "[]",
            "{",
            "<",
            "<a/>",
            "<a>",
            "<?xml version=\"1.0\"?>",
            "<ErrorResponse/>",
            "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>",
            "<!DOCTYPE html><html>",
            "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&x;</a>",
            "<!DOCTYPE a [<!ENTITY x \"xx\"><!ENTITY y \"&x;&x;\">]><a>&y;</a>",
            "\u0000",
            "\ufeff{}",
            "<a>".repeat(4_000),
            "<a>".repeat(4_000) + "</a>".repeat(4_000),
            "[".repeat(4_000),
            "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000),
            "x".repeat(100_000));

    private WireAnswers() {}

    static Arbitrary<List<Answer>> rds() {
        return lists(Arbitraries.frequencyOf(
                Tuple.of(
                        6,
                        answers(
                                XML,
                                Combinators.combine(Arbitraries.of(RDS), edits())
                                        .as(WireAnswers::edited))),
                Tuple.of(3, errors(XML)),
                Tuple.of(1, rubbish())));
    }

    static Arbitrary<List<Answer>> fsx() {
        return json(FSX);
    }

    static Arbitrary<List<Answer>> sfn() {
        return json(SFN);
    }

    private static Arbitrary<List<Answer>> json(List<RawJson> forms) {
        return lists(Arbitraries.frequencyOf(
                Tuple.of(6, answers(JSON, JsonGenerator.mutated(forms, NAMES).map(RawJson::text))),
                Tuple.of(
                        1,
                        answers(
                                JSON,
                                Combinators.combine(
                                                JsonGenerator.mutated(forms, NAMES)
                                                        .map(RawJson::text),
                                                edits())
                                        .as(WireAnswers::edited))),
                Tuple.of(3, errors(JSON)),
                Tuple.of(1, rubbish())));
    }

    static Arbitrary<List<Answer>> sns() {
        String published = xml("Publish", "<MessageId>94f20ce6-13c5-43a0-9a9e-ca52d816e90b</MessageId>");
        return lists(Arbitraries.frequencyOf(
                Tuple.of(4, answers(XML, edits().map(edits -> edited(published, edits)))),
                Tuple.of(4, errors(XML)),
                Tuple.of(1, rubbish())));
    }

    private static Arbitrary<List<Answer>> lists(Arbitrary<Answer> answer) {
        return answer.list().ofMinSize(1).ofMaxSize(4);
    }

    private static Arbitrary<Answer> answers(String type, Arbitrary<String> bodies) {
        return Combinators.combine(Arbitraries.of(STATUS), bodies).as((status, body) -> new Answer(status, type, body));
    }

    private static Arbitrary<Answer> rubbish() {
        return Combinators.combine(
                        Arbitraries.of(STATUS), Arbitraries.of(XML, JSON, "text/html", ""), Arbitraries.of(RUBBISH))
                .as(Answer::new);
    }

    private static Arbitrary<Answer> errors(String type) {
        return Combinators.combine(Arbitraries.of(STATUS), Arbitraries.of(CODES), JsonGenerator.words())
                .as((status, code, message) -> new Answer(
                        status,
                        type,
                        type.equals(XML)
                                ? xmlError(code, message)
                                : new RawJson.Obj(List.of(
                                                new RawJson.Entry("__type", new RawJson.Str(code)),
                                                new RawJson.Entry("message", new RawJson.Str(message))))
                                        .text()));
    }

    private static String xmlError(String code, String message) {
        return "<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error></ErrorResponse>"
                .formatted(code, escaped(message));
    }

    /** What is cut out of a text, at which place, and what is put there; several times over. */
    private record Edit(int at, int cut, String word) {}

    private static Arbitrary<List<Edit>> edits() {
        Arbitrary<String> xmlWords = Arbitraries.frequencyOf(
                Tuple.of(2, JsonGenerator.words().map(WireAnswers::escaped)),
                Tuple.of(2, JsonGenerator.words()),
                Tuple.of(
                        3,
                        Arbitraries.of(
                                "",
                                "<",
                                "</",
                                ">",
                                "<x/>",
                                "<x>",
                                "&#xd83d;",
                                "&#0;",
                                "&amp;",
                                "&lt;",
                                "<![CDATA[",
                                "-1",
                                "1e9",
                                "99999999999999999999",
                                "NaN",
                                "true",
                                "2026-13-45T99:99:99Z",
                                "+999999999-12-31T23:59:59Z",
                                "0")));
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2_000),
                        Arbitraries.integers().between(0, 60),
                        xmlWords)
                .as(Edit::new)
                .list()
                .ofMaxSize(3);
    }

    /** Half of the edits replace a whole value or element, so that the rest stays readable. */
    private static String edited(String text, List<Edit> edits) {
        String edited = text;
        for (Edit edit : edits) {
            int at = edit.at() % (edited.length() + 1);
            int end = Math.min(edited.length(), at + edit.cut());
            if (edit.cut() % 2 == 0 && edited.indexOf('>', at) >= 0) {
                at = edited.indexOf('>', at) + 1;
                end = Math.max(at, edited.indexOf('<', at));
            }
            edited = edited.substring(0, at) + edit.word() + edited.substring(end);
        }
        return edited;
    }

    private static String escaped(String text) {
        return text.codePoints()
                .mapToObj(each ->
                        each == '<' ? "&lt;" : each == '&' ? "&amp;" : each < ' ' ? " " : Character.toString(each))
                .collect(Collectors.joining());
    }

    private static String snapshot(String type, String kind) {
        return "<%sIdentifier>rds:orders</%sIdentifier><%sArn>arn:aws:rds:eu-west-1:123456789012:%s:rds:orders</%sArn>"
                        .formatted(type, type, type, kind, type)
                + "<Status>available</Status><SnapshotCreateTime>2026-11-20T03:10:00Z</SnapshotCreateTime>";
    }

    private static String xml(String operation, String members) {
        return "<%sResponse xmlns=\"http://rds.amazonaws.com/doc/2014-10-31/\"><%sResult>%s</%sResult></%sResponse>"
                .formatted(operation, operation, members, operation, operation);
    }
}
