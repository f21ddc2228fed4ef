package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lakelift.config.Config;
import io.lakelift.config.InvalidConfig;
import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A source in the file and an execution's input say the same of the same fault; only the path differs. */
class OneWordingTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            "deadline": "P14D"              | deadline is "P14D": give an ISO-8601 duration from PT1S to P13D, such as PT12H.
            "deadline": "pt12h"             | deadline is "pt12h": give an ISO-8601 duration from PT1S to P13D, such as PT12H.
            "deadline": "PT0.5S"            | deadline is "PT0.5S": give an ISO-8601 duration from PT1S to P13D, such as PT12H.
            "deadline": 7                   | deadline is the number 7: give text in quotation marks.
            "deadline": null                | deadline is null: give text in quotation marks.
            "reuse": "yes"                  | reuse is "yes": give true or false, without quotation marks.
            "exportOnly": []                | exportOnly is an empty list: give a list with at least one entry, or leave it out.
            "exportOnly": "shop"            | exportOnly is "shop": give a list with at least one entry, or leave it out.
            "exportOnly": ["shop", {}]      | exportOnly[1] is an empty object: give text in quotation marks.
            "exportOnly": ["shop", "shop"]  | exportOnly[1] "shop" is listed twice.
            "s3BucketName": "my..lake"      | s3BucketName "my..lake" has two dots in a row, which no bucket name has: give the name of an existing bucket.
            "s3Prefix": "a:b"               | s3Prefix "a:b" contains a colon, or begins or ends with a slash: RDS refuses both, leave them out.
            "iamRoleArn": "export"          | iamRoleArn "export" is not the ARN of a role: give one as arn:PARTITION:iam::ACCOUNT:role/NAME, with letters, digits and +=,.@_/- only.
            "kmsKeyId": "lake"              | kmsKeyId "lake" is not a KMS key: give a key's id, its ARN, or an alias, which begins with alias/.
            "report": {"enabled": false}    | report does not apply to a DB snapshot: only FSx writes a report; leave report out.
            """)
    void parameter_thatIsWrong_getsTheSameSentenceInTheFileAndInAnInput(String parameter, String sentence)
            throws IOException {
        String source = "{\"sourceArn\": \"%s\", %s}".formatted(SampleAccount.ORDERS, parameter);

        assertThat(inTheFile(source)).isEqualTo("schedules[0].sources[0]." + sentence);
        assertThat(inAnInput(source)).isEqualTo(sentence);
    }

    private String inTheFile(String source) throws IOException {
        Path file = folder.resolve("lakelift.yaml");
        Files.writeString(file, "schedules: [{name: a, cron: '0 3 * * ? *', sources: [%s]}]".formatted(source));
        return catchThrowableOfType(InvalidConfig.class, () -> Config.read(file))
                .mistakes()
                .getFirst()
                .sentence();
    }

    private static String inAnInput(String source) throws IOException {
        Object input = Lab.MAPPER.readValue(source, Object.class);
        String data = Lab.play(Scenario.COMPLETE, input).notice().data();
        return Lab.json(data).path("why").asText();
    }
}
