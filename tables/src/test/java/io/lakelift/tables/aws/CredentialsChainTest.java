package io.lakelift.tables.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** The chain as it is where credentials are in a file. */
@Timeout(60)
class CredentialsChainTest {
    private static final String CREDENTIALS = "aws.sharedCredentialsFile";
    private static final String CONFIG = "aws.configFile";

    @AfterEach
    void forget() {
        List.of(CREDENTIALS, CONFIG, "aws.profile", "aws.accessKeyId", "aws.secretAccessKey", "aws.disableEc2Metadata")
                .forEach(System::clearProperty);
    }

    @Test
    void fileRewritten_newKeysAreUsed(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("credentials");
        write(file, "AKIAFIRST", Instant.now().minusSeconds(60));
        System.setProperty(CREDENTIALS, file.toString());
        System.setProperty(CONFIG, "/nowhere/config");
        AwsCredentialsProvider chain = CredentialsChain.reloading();
        assertThat(chain.resolveCredentials().accessKeyId()).isEqualTo("AKIAFIRST");

        write(file, "AKIASECOND", Instant.now());
        // The file is not looked at more often than every few seconds.
        while (!chain.resolveCredentials().accessKeyId().equals("AKIASECOND")) {
            Thread.sleep(100);
        }
    }

    @Test
    void unknownProfile_withKeysThatComeBeforeIt_isNotNeeded() {
        System.setProperty(CREDENTIALS, "/nowhere/credentials");
        System.setProperty(CONFIG, "/nowhere/config");
        System.setProperty("aws.profile", "typo");
        System.setProperty("aws.accessKeyId", "AKIAOFTHETEST");
        System.setProperty("aws.secretAccessKey", "secret-of-the-test");

        assertThat(CredentialsChain.reloading().resolveCredentials().accessKeyId())
                .isEqualTo("AKIAOFTHETEST");
    }

    @Test
    @DisabledIfEnvironmentVariable(named = "AWS_ACCESS_KEY_ID", matches = ".+")
    @DisabledIfEnvironmentVariable(named = "AWS_WEB_IDENTITY_TOKEN_FILE", matches = ".+")
    void whyNone_doesNotRunTheProcessAgain(@TempDir Path folder) throws Exception {
        Path runs = folder.resolve("runs");
        Path file = Files.writeString(
                folder.resolve("config"),
                "[profile dev]\ncredential_process = sh -c \"echo >> %s; echo Locked >&2; exit 1\"\n".formatted(runs));
        System.setProperty(CREDENTIALS, "/nowhere/credentials");
        System.setProperty(CONFIG, file.toString());
        System.setProperty("aws.profile", "dev");
        System.setProperty("aws.disableEc2Metadata", "true");
        AwsCredentialsProvider chain = CredentialsChain.reloading();

        assertThatThrownBy(chain::resolveCredentials).hasMessageStartingWith("Unable to load credentials");
        assertThat(CredentialsChain.whyNone())
                .hasValueSatisfying(
                        reason -> assertThat(reason).startsWith("profile dev: ").contains("Locked"));
        assertThat(runs).satisfies(each -> assertThat(Files.readAllLines(each)).hasSize(1));
    }

    private static void write(Path file, String key, Instant modified) throws Exception {
        Files.writeString(file, """
                [default]
                aws_access_key_id = %s
                aws_secret_access_key = secret-of-the-test
                """.formatted(key));
        Files.setLastModifiedTime(file, FileTime.from(modified));
    }
}
