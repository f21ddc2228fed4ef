package io.lakelift.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sentences are those of "Troubleshoot access denied error messages" in IAM's user guide. */
class DenialTest {
    private static final String NOT_AUTHORIZED =
            "User: arn:aws:sts::111122223333:assumed-role/start/start is not authorized to perform: rds:StartExportTask on resource: orders ";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            with an explicit deny in a service control policy                                  | have the deny removed from that service control policy, because no other policy can override it
            with an explicit deny in an identity-based policy                                  | have the deny removed from that identity-based policy, because no other policy can override it
            with an explicit deny in a VPC endpoint policy                                     | have the deny removed from that VPC endpoint policy, because no other policy can override it
            with an explicit deny in a permissions boundary                                    | have the deny removed from that permissions boundary, because no other policy can override it
            because no service control policy allows the rds:StartExportTask action            | have it allowed in the service control policy, because the function's role alone cannot
            because no permissions boundary allows the rds:StartExportTask action              | have it allowed in the permissions boundary, because the function's role alone cannot
            because no identity-based policy allows the rds:StartExportTask action             | allow it in the function's role and in the policies above it
            because it does                                                                    | allow it in the function's role and in the policies above it
            """)
    void remedy_isForThePolicyThatDecided(String why, String remedy) {
        assertThat(Denial.remedy(NOT_AUTHORIZED + why)).isEqualTo(remedy);
    }
}
