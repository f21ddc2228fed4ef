package io.lakelift.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.export.Combination;
import io.lakelift.export.DailyLimits;
import io.lakelift.export.Deployment;
import io.lakelift.export.ExportPolicy;
import io.lakelift.export.ExportTarget;
import io.lakelift.export.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two teams in one account: whoever may start exports gets the combinations of the file, and no mixture of them. */
class InputCombinationsTest {
    private static final String RDS = "arn:aws:rds:eu-west-1:123456789012:";
    private static final String FILES = "arn:aws:fsx:eu-west-1:123456789012:file-system/fs-0123456789abcdef0";
    /** A team's letter is the last digit. */
    private static final String KEY = "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-1111-4222-8333-44445555666";

    private static final Deployment TEAMS = deployment(List.of("db:shared-*", "snapshot:rds:shared-*"));

    private final InMemoryServices inMemoryServices = new InMemoryServices();
    private final Lambda lambda = new Lambda();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            db:shared-orders | {}
            db:SHARED-orders | {"s3Prefix": "nightly/mine"}
            db:shared-orders | {"kmsKeyId": "0a1b2c3d-1111-4222-8333-444455556666"}
            db:a-orders      | {BUCKET-A, PREFIX-A, ROLE-A, KEY-A}
            db:a-orders      | {BUCKET-A, ROLE-A, KEY-A, "s3Prefix": "a/2026-11-21"}
            db:a-orders      | {BUCKET-A, ROLE-A, KEY-A, "s3Prefix": "a/2031-01-01/again"}
            cluster:b-shop   | {BUCKET-B, PREFIX-B, ROLE-B, KEY-B}
            """)
    void combinationOfTheFile_isExported(String resource, String target) {
        assertThat(end(TEAMS, input(RDS + resource, target)).isMissingNode()).isTrue();
        assertThat(inMemoryServices.rds.calls()).contains("start");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            the other team's role          | db:a-orders      | {BUCKET-A, PREFIX-A, ROLE-B, KEY-A} | s3BucketName "team-a-lake", s3Prefix "a/2026-11-21", iamRoleArn "arn:aws:iam::123456789012:role/team-b"
            the other team's key           | db:a-orders      | {BUCKET-A, PREFIX-A, ROLE-A, KEY-B} | s3BucketName "team-a-lake", s3Prefix
            the other team's bucket        | db:a-orders      | {BUCKET-B, PREFIX-A, ROLE-A, KEY-A} | s3BucketName "team-b-lake", s3Prefix
            the other team's place         | db:a-orders      | {BUCKET-B, PREFIX-B, ROLE-B, KEY-B} | s3BucketName "team-b-lake", s3Prefix
            the other team's source        | cluster:b-shop   | {BUCKET-A, PREFIX-A, ROLE-A, KEY-A} | s3BucketName "team-a-lake", s3Prefix
            a shared source to a team      | db:shared-orders | {BUCKET-A, PREFIX-A, ROLE-A, KEY-A} | s3BucketName "team-a-lake", s3Prefix
            the deployment's role          | db:a-orders      | {BUCKET-A, PREFIX-A, KEY-A}         | s3BucketName "team-a-lake", s3Prefix
            the deployment's bucket        | db:shared-orders | {ROLE-A}                            | iamRoleArn "arn:aws:iam::123456789012:role/team-a" is not a combination
            the bucket alone               | db:shared-orders | {BUCKET-A}                          | s3BucketName "team-a-lake" is not a combination
            a bucket of nobody             | db:shared-orders | {"s3BucketName": "elsewhere"}       | s3BucketName "elsewhere" is not a combination
            a prefix above                 | db:shared-orders | {"s3Prefix": "other"}               | s3Prefix "other" is not a combination
            a prefix that only begins so   | db:shared-orders | {"s3Prefix": "nightly-2"}           | s3Prefix "nightly-2" is not a combination
            no prefix                      | db:shared-orders | {"s3Prefix": ""}                    | s3Prefix "" is not a combination
            a way back out                 | db:shared-orders | {"s3Prefix": "nightly/../other"}    | s3Prefix "nightly/../other" is not a combination
            a date that is none            | db:a-orders      | {BUCKET-A, ROLE-A, KEY-A, "s3Prefix": "a/tomorrow"} | s3BucketName "team-a-lake", s3Prefix
            an alias                       | db:shared-orders | {"kmsKeyId": "alias/lakelift"}      | kmsKeyId "alias/lakelift" is not a combination
            a team's source by itself      | db:a-orders      | {}                                  | sourceArn "arn:aws:rds:eu-west-1:123456789012:db:a-orders" may only be exported as a schedule
            a source that nobody names     | db:payroll       | {}                                  | sourceArn "arn:aws:rds:eu-west-1:123456789012:db:payroll" is not a source that
            its snapshot                   | snapshot:rds:a-orders-2026-11-20-03-10 | {BUCKET-A, PREFIX-A, ROLE-A, KEY-A} | sourceArn "arn:aws:rds:eu-west-1:123456789012:snapshot:rds:a-orders-2026-11-20-03-10" is not
            """)
    void mixture_isRefusedBeforeAnyCall(String what, String resource, String target, String sentence) {
        JsonNode end = end(TEAMS, input(RDS + resource, target));

        assertThat(end.path("outcome").asText()).as(what).isEqualTo("REFUSED");
        assertThat(end.path("error").asText()).isEqualTo("InvalidInput");
        assertThat(end.path("cause").asText())
                .startsWith(sentence)
                .endsWith(".")
                .contains(": ");
        assertThat(inMemoryServices.calls()).isEmpty();
    }

    @Test
    void sentence_saysWhatToDo() {
        assertThat(cause(input(RDS + "db:shared-orders", "{BUCKET-A}")))
                .isEqualTo(
                        "s3BucketName \"team-a-lake\" is not a combination that the deployment's file has for \"%sdb:shared-orders\": leave out bucket, prefix, role and key, or give all four as a schedule there has them for this source.",
                        RDS);
        assertThat(cause(input(RDS + "db:a-orders", "{}")))
                .isEqualTo(
                        "sourceArn \"%sdb:a-orders\" may only be exported as a schedule of the deployment's file says: give that schedule's s3BucketName, s3Prefix, iamRoleArn and kmsKeyId, or add the source to sources there.",
                        RDS);
        assertThat(cause(input(RDS + "db:payroll", "{}")))
                .isEqualTo(
                        "sourceArn \"%sdb:payroll\" is not a source that the deployment's file allows: add it to sources there, or to a schedule.",
                        RDS);
    }

    @Test
    void filesThatTheFileDoesNotName_areRefusedBeforeAnyCall() {
        assertThat(cause(input(FILES, "{}"))).startsWith("sourceArn \"" + FILES + "\" is not a source that");
        assertThat(inMemoryServices.calls()).isEmpty();

        assertThat(end(deployment(List.of("file-system/fs-0123456789abcdef0")), input(FILES, "{}"))
                        .isMissingNode())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"rds:shared-orders-2026-11-20-03-10, true", "rds:payroll-2026-11-20-03-10, false"})
    void eventOfASnapshot_isTakenAsASourceIs(String snapshot, boolean exported) {
        JsonNode end = end(TEAMS, """
                {"detail-type": "RDS DB Snapshot Event", "source": "aws.rds", "detail": {"EventID": "RDS-EVENT-0091", "SourceArn": "%ssnapshot:%s"}}""".formatted(RDS, snapshot));

        assertThat(end.isMissingNode()).isEqualTo(exported);
        assertThat(inMemoryServices.rds.calls().contains("start")).isEqualTo(exported);
    }

    @Test
    void fleetByHand_leavesOutWhatIsNoCombination() {
        PlanFleet plan = new PlanFleet(TEAMS, kind -> List.of());
        String own = target("{BUCKET-A, PREFIX-A, ROLE-A, KEY-A}").replaceAll("^\\{|}$", "");

        JsonNode planned = lambda.answer(
                plan,
                "\"input\": {\"sources\": [\"%1$sdb:a-orders\", \"%1$scluster:b-shop\"], %2$s}".formatted(RDS, own));

        assertThat(planned.at("/sources")).hasSize(1);
        assertThat(planned.at("/sources/0/source").asText()).isEqualTo("db:a-orders");
        assertThat(planned.at("/summary/refused/0/source").asText()).isEqualTo(RDS + "cluster:b-shop");
        assertThat(planned.at("/summary/refused/0/why").asText()).startsWith("s3BucketName \"team-a-lake\", s3Prefix");
    }

    private JsonNode end(Deployment deployment, String input) {
        return lambda.end(new StartExport(deployment, inMemoryServices.services()), "\"input\": " + input);
    }

    private String cause(String input) {
        return end(TEAMS, input).path("cause").asText();
    }

    private static String input(String sourceArn, String target) {
        String rest = target(target);
        return rest.equals("{}")
                ? "{\"sourceArn\": \"%s\"}".formatted(sourceArn)
                : rest.replaceFirst("\\{", "{\"sourceArn\": \"%s\", ".formatted(sourceArn));
    }

    private static String target(String shortened) {
        return shortened
                .replaceAll("BUCKET-(.)", "\"s3BucketName\": \"team-$1-lake\"")
                .replaceAll("PREFIX-(.)", "\"s3Prefix\": \"$1/{date}\"")
                .replaceAll("ROLE-(.)", "\"iamRoleArn\": \"arn:aws:iam::123456789012:role/team-$1\"")
                .replaceAll("KEY-(.)", "\"kmsKeyId\": \"" + KEY + "$1\"")
                .replace("team-A", "team-a")
                .replace("team-B", "team-b")
                .replace("A/{date}", "a/{date}")
                .replace("B/{date}", "b/{date}");
    }

    private static Deployment deployment(List<String> sources) {
        return Samples.deployment(new ExportPolicy(
                List.of(
                        new Combination(sources, Samples.TARGET),
                        new Combination(List.of("db:a-orders"), team("a", "A")),
                        new Combination(List.of("cluster:b-shop"), team("b", "B"))),
                false,
                DailyLimits.NONE));
    }

    private static ExportTarget team(String name, String key) {
        return new ExportTarget(
                "team-%s-lake".formatted(name),
                name + "/{date}",
                "arn:aws:iam::123456789012:role/team-" + name,
                KEY + key);
    }
}
