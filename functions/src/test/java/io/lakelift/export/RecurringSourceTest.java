package io.lakelift.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nights of one source belong together, and nights of two never, whatever the deployment's name is. */
class RecurringSourceTest {
    private static final String ARN = "arn:aws:rds:eu-west-1:123456789012:";

    @ParameterizedTest
    @CsvSource({
        "prod,          snapshot:awsbackup:job-1,               app1-orders, db:app1-orders",
        "prod,          snapshot:awsbackup:job-2,               app2-orders, db:app2-orders",
        "lakelift-prod, snapshot:before-release,                orders,      db:orders",
        "prod,          snapshot:rds:orders-2026-11-20-03-10,   orders,      db:orders",
        "prod,          cluster-snapshot:awsbackup:job-3,       billing,     cluster:billing",
        "prod,          cluster:billing,                        billing,     cluster:billing"
    })
    void exportOfADeployment_hasTheSourceThatItsIdentifierOrItsSnapshotNames(
            String deployment, String resource, String source, String key) {
        String identifier =
                "%s-%s-%s0123456789ab".formatted(deployment, source, Hash.of("deployment " + deployment, 4));

        assertThat(RecurringSource.ofExport(ARN + resource, identifier)).hasValue(ARN + key);
    }

    /** Only the ARN has the whole name; an identifier has 34 characters of it. */
    @ParameterizedTest
    @CsvSource(nullValues = "none", textBlock = """
            snapshot:rds:the-orders-of-all-our-customers-in-europe-2026-11-20-03-10, db:the-orders-of-all-our-customers-in-europe
            cluster:the-orders-of-all-our-customers-in-europe,                       cluster:the-orders-of-all-our-customers-in-europe
            snapshot:awsbackup:job-1,                                                none
            """)
    void exportOfASourceWithALongName_hasTheWholeNameOrNone(String resource, String key) {
        ExportSource source = ExportSource.parse(ARN + "db:the-orders-of-all-our-customers-in-europe");
        String identifier = ExportTaskIdentifier.of(Samples.DEPLOYMENT, source, Samples.execution("night-1"))
                .value();

        assertThat(RecurringSource.ofExport(ARN + resource, identifier))
                .isEqualTo(Optional.ofNullable(key).map(ARN::concat));
        assertThat(RecurringSource.mayBeOf(
                        ARN + "db:the-orders-of-all-our-customers-in-asia", ARN + resource, identifier))
                .isEqualTo(key == null);
        assertThat(RecurringSource.mayBeOf(ARN + "db:the-orders-of-nobody", ARN + resource, identifier))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "snapshot:before-release,              my-own-export",
        "snapshot:awsbackup:job-1,             lakelift-app1-orders-0000000000000000",
        "cluster-snapshot:before,              x"
    })
    void exportOfOthers_namesNoSource_unlessItsSnapshotDoes(String resource, String identifier) {
        assertThat(RecurringSource.ofExport(ARN + resource, identifier)).isEmpty();
        assertThat(RecurringSource.ofExport(ARN + "snapshot:rds:orders-2026-11-20-03-10", identifier))
                .hasValue(ARN + "db:orders");
    }
}
