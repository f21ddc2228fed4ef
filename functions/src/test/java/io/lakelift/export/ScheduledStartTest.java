package io.lakelift.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The date in a prefix is that of the schedule's zone, on the days when clocks change too. */
class ScheduledStartTest {

    @ParameterizedTest(name = "{0} in {1} is {3}")
    @CsvSource(textBlock = """
            2026-11-20T23:30:00Z, Europe/Berlin,    n/{date},          n/2026-11-21
            2026-11-20T22:30:00Z, Europe/Berlin,    n/{date},          n/2026-11-20
            2026-07-20T22:30:00Z, Europe/Berlin,    n/{date},          n/2026-07-21
            2026-03-29T01:30:00Z, Europe/Berlin,    {yyyy}/{MM}/{dd},  2026/03/29
            2026-11-21T02:00:00Z, America/New_York, {date}/{date},     2026-11-20/2026-11-20
            2026-11-21T02:00:00Z, UTC,              nightly,           nightly
            """)
    void on_theSchedulesDate_fillsThePrefix(Instant time, String zone, String prefix, String filled) {
        ScheduledStart schedule = new ScheduledStart(Optional.empty(), time, ZoneId.of(zone));
        ExportTarget target = new ExportTarget(
                Samples.TARGET.s3BucketName(), prefix, Samples.TARGET.iamRoleArn(), Samples.TARGET.kmsKeyId());

        assertThat(target.on(schedule.date()).s3Prefix()).isEqualTo(filled);
    }
}
