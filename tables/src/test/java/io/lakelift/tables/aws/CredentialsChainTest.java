package io.lakelift.tables.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** The chain as it is where credentials are in a file. */
@Timeout(60)
class CredentialsChainTest {
    private static final String CREDENTIALS = "aws.sharedCredentialsFile";
    private static final String CONFIG = "aws.configFile";

    @AfterEach
    void forget() {
        System.clearProperty(CREDENTIALS);
        System.clearProperty(CONFIG);
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

    private static void write(Path file, String key, Instant modified) throws Exception {
        Files.writeString(file, """
                [default]
                aws_access_key_id = %s
                aws_secret_access_key = secret-of-the-test
                """.formatted(key));
        Files.setLastModifiedTime(file, FileTime.from(modified));
    }
}
