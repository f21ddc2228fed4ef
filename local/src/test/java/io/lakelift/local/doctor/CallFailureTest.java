package io.lakelift.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.lakelift.config.Config;
import io.lakelift.export.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What AWS does not say is reported as such, never as ok and never as a fault. */
class CallFailureTest {
    /** The action of IAM where it is called otherwise than the operation. */
    private static final Map<String, String> ACTIONS = Map.of(
            "S3.HeadBucket", "s3:ListBucket",
            "S3.GetPublicAccessBlock", "s3:GetBucketPublicAccessBlock",
            "S3.GetObjectLockConfiguration", "s3:GetBucketObjectLockConfiguration",
            "S3.GetBucketLifecycleConfiguration", "s3:GetLifecycleConfiguration");

    /** Every operation that the doctor calls where all is well, before a deployment or after it. */
    static Stream<String> operations() {
        DoctorAws deployed = DoctorLab.deployed();
        DoctorAws empty = DoctorLab.empty();
        DoctorLab.examine(deployed);
        DoctorLab.examine(empty);
        return Stream.concat(deployed.asked().stream(), empty.asked().stream())
                .distinct()
                .sorted();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void operation_thatIsDenied_namesThePermission(String operation) {
        String code = operation.startsWith("SNS.") ? "AuthorizationError" : "AccessDeniedException";

        assertThat(complaints(operation, 403, code)).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.result()).isEqualTo(Result.CANNOT_TELL);
            assertThat(finding.why()).isEqualTo(action(operation) + " is missing");
            assertThat(finding.remedy()).startsWith("Allow " + action(operation) + " for whoever runs the doctor");
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void operation_thatIsThrottled_isNotAFault(String operation) {
        assertThat(complaints(operation, 400, "ThrottlingException"))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.result()).isEqualTo(Result.CANNOT_TELL))
                .allSatisfy(finding -> assertThat(finding.remedy()).contains("again"));
    }

    /** Who follows the page can ask everything, and may do nothing else. */
    @Test
    void policyOfThePage_allowsWhatIsAskedAndNothingElse() throws IOException {
        String page = Files.readString(Path.of("../docs/doctor.md"));
        List<String> allowed = Pattern.compile("^ +\"([a-z0-9]+:[A-Za-z]+)\",?$", Pattern.MULTILINE)
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(allowed)
                .containsExactlyInAnyOrderElementsOf(
                        operations().map(CallFailureTest::action).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"AccessDenied", "UnauthorizedOperation", "NotAuthorized", "AuthorizationErrorException"})
    void denial_inAnyWords_isOne(String code) {
        assertThat(complaints("RDS.DescribeExportTasks", 403, code))
                .extracting(DoctorFinding::why)
                .containsExactly("rds:DescribeExportTasks is missing");
    }

    @Test
    void headBucket_thatIsForbiddenWithoutAWord_namesThePermission() {
        assertThat(complaints("S3.HeadBucket", 403, ""))
                .extracting(DoctorFinding::why)
                .containsExactly("s3:ListBucket is missing");
    }

    @Test
    void service_thatNeverAnswers_costsItsOwnLineAndNoOther() {
        DoctorAws aws = DoctorLab.deployed().hang("IAM.GetRole").hang("SQS.GetQueueAttributes");
        Home home = new Home("aws", DoctorAws.REGION, DoctorLab.ACCOUNT);
        Config config = Config.read(Path.of("src/test/resources/doctor/lakelift.yaml"));
        long begun = System.nanoTime();

        List<DoctorFinding> report = DoctorLab.examine(aws, config, home, Duration.ofSeconds(5));

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
        assertThat(DoctorLab.complaints(report))
                .extracting(DoctorFinding::check, DoctorFinding::result, DoctorFinding::why)
                .containsExactly(
                        tuple(
                                "role arn:aws:iam::123456789012:role/lakelift-ExportRole-1ABCD",
                                Result.CANNOT_TELL,
                                "no answer within 5 s"),
                        tuple("undelivered", Result.CANNOT_TELL, "no answer within 5 s"));
    }

    @Test
    void answer_thatIsNoAnswer_isNeverOk() {
        DoctorAws aws = DoctorLab.deployed().change("EventBridge.TestEventPattern", "billing", "Result", "Resolt");

        assertThat(DoctorLab.complaints(DoctorLab.examine(aws))).singleElement().satisfies(finding -> {
            assertThat(finding.result()).isEqualTo(Result.CANNOT_TELL);
            assertThat(finding.why()).startsWith("the answer to events:TestEventPattern cannot be read");
        });
    }

    @Test
    void emptyList_whereOneWasAskedFor_isNotOk() {
        DoctorAws aws = DoctorLab.deployed()
                .change("RDS.DescribeDBSnapshots", "before-release", "DBSnapshots>", "DBSnapshots_>");

        assertThat(DoctorLab.complaints(DoctorLab.examine(aws)))
                .extracting(DoctorFinding::check, DoctorFinding::why)
                .containsExactly(tuple("source snapshot:before-release", "there is no such snapshot"));
    }

    private static List<DoctorFinding> complaints(String operation, int status, String code) {
        boolean before = Stream.of("GetScheduleGroup", "GetQueueUrl", "GetTopicAttributes", "DescribeStateMachine")
                .anyMatch(operation::endsWith);
        DoctorAws aws = before ? DoctorLab.empty() : DoctorLab.deployed();
        return DoctorLab.complaints(DoctorLab.examine(aws.refuse(operation, "", status, code)));
    }

    private static String action(String operation) {
        String[] parts = operation.split("\\.");
        String service = parts[0].equals("SFN") ? "states" : parts[0].equals("EventBridge") ? "events" : parts[0];
        return ACTIONS.getOrDefault(operation, service.toLowerCase(java.util.Locale.ROOT) + ":" + parts[1]);
    }
}
