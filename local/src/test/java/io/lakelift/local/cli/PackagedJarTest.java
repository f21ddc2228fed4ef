package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What is deployed holds the functions and what they need, and nothing else. */
class PackagedJarTest {

    @Test
    void jar_holdsNoTestNoCdkAndNoInterpreter() throws IOException {
        List<String> classes = classes();

        assertThat(classes)
                .contains("io/lakelift/handler/StartExport.class")
                .noneMatch(name -> name.contains("Test") && name.startsWith("io/lakelift"))
                .noneMatch(name -> name.matches("io/lakelift/(asl|fakes|infra|local)/.*"))
                .noneMatch(name -> name.contains("jsonata") || name.startsWith("picocli"))
                .noneMatch(name -> name.contains("awscdk") || name.contains("jsii") || name.contains("constructs"))
                .noneMatch(name -> name.contains("junit") || name.contains("assertj") || name.contains("archunit"));
    }

    @Test
    void jar_holdsOneHttpClientAndFourServices() throws IOException {
        assertThat(classes())
                .anyMatch(name -> name.startsWith("software/amazon/awssdk/http/urlconnection/"))
                .noneMatch(name -> name.startsWith("io/netty") || name.startsWith("org/apache/http"));
        assertThat(classes().stream()
                        .filter(name -> name.startsWith("software/amazon/awssdk/services/"))
                        .map(name -> name.split("/")[4])
                        .distinct())
                .containsExactlyInAnyOrder("fsx", "rds", "sfn", "sns");
    }

    private static List<String> classes() throws IOException {
        try (JarFile jar = new JarFile("../functions/target/lakelift-lambda.jar")) {
            return jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class"))
                    .toList();
        }
    }
}
