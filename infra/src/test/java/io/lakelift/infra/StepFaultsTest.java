package io.lakelift.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which lines in a state machine's log count as a fault, and that all machines' logs are counted. */
class StepFaultsTest {
    /** CloudWatch's own bound. */
    private static final int LONGEST_PATTERN = 1024;

    private static final String DENIED =
            "User: arn:aws:sts::123456789012:assumed-role/a/b is not authorized to perform: %s on resource: %s because no"
                    + " identity-based policy allows the action (Service: %s; Status Code: %d; Error Code: AccessDeniedException)";

    @Test
    void everyStateMachinesLog_isCountedForItsOwnDeployment() {
        assertThat(SynthesizedDeployment.of("name: nightly").all("AWS::Logs::MetricFilter"))
                .hasSize(4)
                .allSatisfy(filter -> assertThat(filter.property("MetricTransformations"))
                        .isEqualTo("[{MetricName=Faults, MetricNamespace=Lakelift/nightly, MetricValue=1}]"))
                .extracting(filter -> filter.property("LogGroupName"))
                .containsExactlyInAnyOrder(
                        "${ExportWorkflowLogs}",
                        "${FleetWorkflowLogs}",
                        "${StoppedWorkflowLogs}",
                        "${SweepWorkflowLogs}");
        assertThat(pattern()).hasSizeLessThanOrEqualTo(LONGEST_PATTERN);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            io.lakelift.export.error.Throttled,          false
            io.lakelift.export.error.ServiceUnavailable, false
            Lambda.TooManyRequestsException,             false
            Lambda.ServiceException,                     false
            Lambda.SdkClientException,                   false
            Lambda.ClientExecutionTimeoutException,      false
            Lambda.Unknown,                              false
            Sandbox.Timedout,                            false
            Runtime.ExitError,                           false
            Runtime.OutOfMemory,                         false
            io.lakelift.export.error.NoticeRefused,      true
            java.lang.IllegalArgumentException,          true
            java.lang.IllegalStateException,             true
            java.lang.NoClassDefFoundError,              true
            java.lang.ClassNotFoundException,            true
            Lambda.ResourceNotFoundException,            true
            Lambda.RequestTooLargeException,             true
            Function.ResponseSizeTooLarge,               true
            States.DataLimitExceeded,                    true
            """)
    void call_isAFaultWhereWaitingMendsNothing(String error, boolean fault) {
        assertThat(counts("TaskFailed", "lambda", error, "{\"errorMessage\":\"it happened\"}"))
                .isEqualTo(fault);
    }

    @Test
    void call_thatIsNotAllowed_isAFault() {
        String denied = DENIED.formatted("lambda:InvokeFunction", "arn:aws:lambda:a:1:function:b:3", "AWSLambda", 403);
        for (String type : List.of("TaskFailed", "TaskStartFailed", "TaskSubmitFailed")) {
            assertThat(counts(type, "lambda", "Lambda.AWSLambdaException", denied))
                    .isTrue();
        }
    }

    @Test
    void call_thatLambdaCouldNotServe_isNone() {
        assertThat(counts(
                        "TaskFailed",
                        "lambda",
                        "Lambda.AWSLambdaException",
                        "Service is away (Service: AWSLambda; Status Code: 503; Error Code: 503)"))
                .isFalse();
        assertThat(counts("TaskFailed", "lambda", "Lambda.AWSLambdaException", "(Service: Lambda, Status Code: 500)"))
                .isFalse();
    }

    /** As Lambda's model has them: what someone has to put right comes with the same status as an outage. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            Lambda.KMSAccessDeniedException,             true
            Lambda.KMSDisabledException,                 true
            Lambda.KMSInvalidStateException,             true
            Lambda.KMSNotFoundException,                 true
            Lambda.InvalidZipFileException,              true
            Lambda.InvalidRuntimeException,              true
            Lambda.EC2AccessDeniedException,             true
            Lambda.SubnetIPAddressLimitReachedException, true
            Lambda.ServiceException,                     false
            Lambda.SdkClientException,                   false
            Lambda.Unknown,                              false
            Lambda.AWSLambdaException,                   false
            Lambda.LambdaException,                      false
            """)
    void call_answeredWith502_isAFaultWhereLambdaNamesIt(String error, boolean fault) {
        String cause = "Lambda was unable to decrypt the environment variables (Service: AWSLambda; Status Code: 502;"
                + " Error Code: %s)".formatted(error.substring("Lambda.".length()));
        assertThat(counts("TaskFailed", "lambda", error, cause)).isEqualTo(fault);
    }

    /** Its details name the state and the field, and no resource. */
    @Test
    void expressionThatFails_isAFault() {
        assertThat(counts("EvaluationFailed", "", "States.QueryEvaluationError", "Value is not a number"))
                .isTrue();
    }

    /** An answer such as "already exists" comes as an error too, and the definition knows it. */
    @ParameterizedTest(name = "{0} {1}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            aws-sdk:sfn | Sfn.ExecutionAlreadyExistsException   | Execution Already Exists (Service: Sfn, Status Code: 400) | false
            aws-sdk:sfn | Sfn.ExecutionDoesNotExistException    | Execution Does Not Exist (Service: Sfn, Status Code: 400) | false
            aws-sdk:sfn | Sfn.SfnException                      | Rate exceeded (Service: Sfn, Status Code: 400)            | false
            aws-sdk:sfn | Sfn.SfnException                      | a/b is not authorized to perform: states:StartExecution   | true
            aws-sdk:sfn | Sfn.StateMachineDoesNotExistException | State Machine Does Not Exist                              | true
            aws-sdk:rds | Rds.RdsException                      | a/b is not authorized to perform: rds:DescribeDBInstances | true
            aws-sdk:rds | Rds.RdsException                      | Rate exceeded (Service: Rds, Status Code: 400)            | false
            states      | States.TaskFailed                     | the child: RDS is not authorized to perform: s3:PutObject | false
            """)
    void callOfAnotherService_isAFaultWhereItIsNotAllowedOrNotThere(
            String service, String error, String cause, boolean fault) {
        assertThat(counts("TaskFailed", service, error, cause)).isEqualTo(fault);
    }

    @Test
    void otherEvents_areNone() {
        assertThat(counts("ExecutionFailed", "lambda", "java.lang.IllegalStateException", ""))
                .isFalse();
        assertThat(counts("TaskTimedOut", "lambda", "States.Timeout", "")).isFalse();
    }

    private static String pattern() {
        return SynthesizedDeployment.of()
                .all("AWS::Logs::MetricFilter")
                .getFirst()
                .property("FilterPattern");
    }

    private static boolean counts(String type, String service, String error, String cause) {
        Map<String, String> details = Map.of("resourceType", service, "error", error, "cause", cause);
        return new LogPattern(pattern())
                .matches(new ObjectMapper().valueToTree(Map.of("type", type, "details", details)));
    }
}
