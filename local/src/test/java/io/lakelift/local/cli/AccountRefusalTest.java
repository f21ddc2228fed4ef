package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.Scenario;
import io.lakelift.fakes.sts.StsEndpoint;
import io.lakelift.fakes.wire.Element;
import io.lakelift.fakes.wire.Form;
import io.lakelift.fakes.wire.QueryService;
import io.lakelift.fakes.wire.ServiceError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a run in an account refuses before it asks anybody anything: one sentence, exit status 2, and no call to RDS.
 */
@Timeout(60)
class AccountRefusalTest {
    private static final Path SNAPSHOT = Path.of("../events/snapshot.json");

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"sweep": true}                                    | A sweep looks after the executions of a deployment
            {"sources": ["a"]}                                 | A fleet needs a deployment
            {"tags": {"lakelift": "nightly"}}                  | A fleet needs a deployment
            {"detail-type": "Step Functions Execution Status Change"} | An event of a stopped execution is for the deployment
            {"cancel": {"executionArn": "arn:aws:states:eu-west-1:123456789012:execution:a:b"}} | cancel.executionArn names an execution
            {"sourceArn": "orders"}                            | sourceArn "orders" is not an ARN
            {}                                                 | has no sourceArn
            {"s3Prefix": "a"}                                  | the input has none of sourceArn, cancel and detail-type, but "s3Prefix"
            {"Records": [{"EventSource": "aws:sns"}]}          | the input is a list of messages from SNS, not an event
            ["a"]                                              | is not a JSON object
            """)
    void input_thatIsForADeployment_isRefused(String input, String sentence) throws IOException {
        Path file = Files.writeString(folder.resolve("input.json"), input);
        assertThat(refused(file, "--aws", "--yes")).contains(sentence);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            --aws                          | Standard input is not a terminal
            --aws --json                   | --json leaves no room for a question
            --aws --yes --scenario failed  | --scenario is for the fakes
            --bucket somewhere             | --bucket is for runs in an account
            --aws --yes --region eu:west   | --region "eu:west" is not a Region
            --aws --yes --name a:b         | --name "a:b" is not a valid execution name
            """)
    void options_thatDoNotGoTogether_areRefused(String options, String sentence) {
        assertThat(refused(SNAPSHOT, options.split(" "))).contains(sentence);
    }

    private static String refused(Path file, String... options) {
        Shell shell = new Shell();
        assertThat(shell.run(file, options)).isEqualTo(2);
        assertThat(shell.out()).isEmpty();
        assertThat(shell.err().lines()).hasSize(1);
        return shell.err();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            AWS_ACCESS_KEY_ID       |                    | No usable AWS credentials were found
            AWS_REGION              |                    | No Region is set
            AWS_REGION              | us-east-1          | is in Region eu-west-1, but this run is in us-east-1: give --region eu-west-1.
            AWS_ENDPOINT_URL_STS    | http://127.0.0.1:1 | STS cannot be reached in eu-west-1
            AWS_ENDPOINT_URL_STS    | localhost:4566     | The AWS settings cannot be used (
            AWS_ENDPOINT_URL_RDS    | me:secret@minio:9000 | The AWS settings cannot be used (AWS_ENDPOINT_URL_RDS is not a URL such as
            AWS_MAX_ATTEMPTS        | abc                | The AWS settings cannot be used (
            AWS_USE_FIPS_ENDPOINT   | yes                | The AWS settings cannot be used (
            LAKELIFT_S3_BUCKET_NAME |                    | No value for s3BucketName (--bucket, LAKELIFT_S3_BUCKET_NAME):
            LAKELIFT_IAM_ROLE_ARN   | somebody           | iamRoleArn "somebody" is not the ARN of a role
            LAKELIFT_IAM_ROLE_ARN   | arn:aws:iam::999988887777:role/export | is a role of account 999988887777
            LAKELIFT_KMS_KEY_ID     | alias/aws/rds      | kmsKeyId "alias/aws/rds" is the alias of a key that AWS manages
            LAKELIFT_S3_PREFIX      | data lake          | s3Prefix "data lake" contains a space
            LAKELIFT_DEADLINE       | tomorrow           | --deadline "tomorrow" cannot be read
            LAKELIFT_NAME           | no good            | The deployment's name "no good" is not
            """)
    void setting_thatIsMissingOrWrong_isNamed(String variable, String value, String sentence) throws Exception {
        try (Laptop laptop = new Laptop(Scenario.COMPLETE, 1)) {
            laptop.with("LAKELIFT_S3_BUCKET_NAME", SampleAccount.BUCKET)
                    .with("LAKELIFT_IAM_ROLE_ARN", SampleAccount.ROLE)
                    .with("LAKELIFT_KMS_KEY_ID", SampleAccount.KEY)
                    .with(variable, value == null ? "" : value);
            isRefused(laptop, sentence);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            credential_process = sh -c "echo Locked >&2; exit 1" | credentials were found (profile dev: Failed to refresh process-based credentials: Command returned non-zero exit value (1) with error message: Locked
            login_session = arn:aws:iam::123456789012:user/jane  | (profile dev: Token cache file for login_session
            sso_start_url                                        | The AWS settings cannot be used (Expected an '=' sign
            """)
    void profile_withoutUsableCredentials_isRefusedWithTheReason(String line, String sentence) throws Exception {
        Path file =
                Files.writeString(folder.resolve("config"), "[profile dev]\nregion = eu-west-1\n%s\n".formatted(line));
        try (Laptop laptop = new Laptop(Scenario.COMPLETE, 1)) {
            laptop.with("AWS_ACCESS_KEY_ID", "")
                    .with("AWS_SECRET_ACCESS_KEY", "")
                    .with("AWS_PROFILE", "dev")
                    .with("AWS_CONFIG_FILE", file.toString());
            isRefused(laptop, sentence);
        }
    }

    @Test
    void profile_thatNoFileHas_isNamed() throws Exception {
        try (Laptop laptop = new Laptop(Scenario.COMPLETE, 1)) {
            laptop.with("AWS_ACCESS_KEY_ID", "").with("AWS_PROFILE", "typo");
            isRefused(
                    laptop,
                    "The AWS settings cannot be used (AWS_PROFILE is \"typo\", and no file has a profile of that name)");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            AWS_ENDPOINT_URL_S3   | localhost:4566 | The AWS settings cannot be used (
            AWS_USE_FIPS_ENDPOINT | yes            | The AWS settings cannot be used (
            """)
    void verify_withASettingThatIsWrong_isNoFinding(String variable, String value, String sentence) throws Exception {
        try (Laptop laptop = new Laptop(Scenario.COMPLETE, 1).with(variable, value)) {
            assertThat(laptop.lakelift(false, List.of("verify", "s3://lake/an-export"))
                            .output()
                            .lines())
                    .singleElement()
                    .asString()
                    .contains(sentence);
            assertThat(laptop.status()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "rds:eu-west-1:999988887777:snapshot:orders, copy it into this account first and name the copy or give credentials for that account",
        "rds:eu-west-1:999988887777:db:orders, copy a snapshot of it into this account first and name the copy or give credentials for that account",
        "fsx:eu-west-1:999988887777:file-system/fs-0123456789abcdef0, give credentials for that account"
    })
    void source_ofAnotherAccount_isRefusedBeforeAnythingIsAsked(String resource, String remedy) throws Exception {
        String arn = "arn:aws:" + resource;
        Path file = Files.writeString(folder.resolve("foreign.json"), "{\"sourceArn\": \"%s\"}".formatted(arn));
        try (Laptop laptop = new Laptop(Scenario.COMPLETE, 1)) {
            laptop.run(true, file, Laptop.TARGET);
            assertThat(laptop.output())
                    .isEqualToIgnoringNewLines(
                            "sourceArn \"%s\" is in account 999988887777, but this run is in 123456789012: %s."
                                    .formatted(arn, remedy.replace(" or give", ", or give")));
            assertThat(laptop.status()).isEqualTo(2);
        }
    }

    @Test
    void everythingMissing_isNamedAtOnce() throws Exception {
        try (Laptop laptop = new Laptop(Scenario.COMPLETE, 1)) {
            isRefused(laptop, "No value for s3BucketName (--bucket, LAKELIFT_S3_BUCKET_NAME), iamRoleArn (--role,");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            ExpiredToken,    403, 'STS does not accept these credentials in eu-west-1 (ExpiredToken): sign in again, or'
            InternalFailure, 503, 'STS does not answer in eu-west-1 at the moment (InternalFailure): try again later.'
            Throttling,      400, 'STS does not answer in eu-west-1 at the moment (Throttling): try again later.'
            """)
    void answerOfSts_thatIsNoIdentity_isNamed(String code, int status, String sentence) throws Exception {
        QueryService refusing = new RefusingSts(new StsEndpoint(), code, status);
        try (Laptop laptop = new Laptop(Scenario.COMPLETE, 1, refusing)) {
            isRefused(laptop, sentence);
        }
    }

    private static void isRefused(Laptop laptop, String sentence) throws Exception {
        assertThat(laptop.run(true, SNAPSHOT).output().lines())
                .singleElement()
                .asString()
                .contains(sentence)
                .doesNotContain("secret-of-the-test");
        assertThat(laptop.status()).isEqualTo(2);
        assertThat(laptop.cloud().rds().calls().all()).isEmpty();
    }

    private record RefusingSts(StsEndpoint real, String code, int status) implements QueryService {
        @Override
        public String namespace() {
            return real.namespace();
        }

        @Override
        public String version() {
            return real.version();
        }

        @Override
        public Element answer(String action, Form form) {
            throw new ServiceError(code, status, "It says no");
        }
    }
}
