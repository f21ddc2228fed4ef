package io.lakelift.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 3 * * ? *",
                "0/15 * ? * * *",
                "*/5 22-23,0-4 * * ? *",
                "0,30 8 1 JAN,JUL ? *",
                "15 10 ? * MON-FRI *",
                "15 10 ? * 6L 2026-2030",
                "15 10 ? * FRIL *",
                "0 4 L * ? *",
                "0 4 15W * ? *",
                "0 4 ? * 2#1 *",
                "0 4 ? * TUE#5 *",
                "0 4 ? * L *",
                "59 23 31 12 ? 2199",
                "0 0 1 1 ? 1970",
                "10-50/20 3 */2 1-12/3 ? */2",
                "0   3  *	* ? *"
            })
    void fault_ofWhatTheGuideDescribes_isNone(String cron) {
        assertThat(Cron.fault(cron)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            60 3 * * ? *           | its minute "60" is not valid
            ? 3 * * ? *            | its minute "?" is not valid
            */0 3 * * ? *          | its minute "*/0" is not valid
            5- 3 * * ? *           | its minute "5-" is not valid
            -5 3 * * ? *           | its minute "-5" is not valid
            1,,2 3 * * ? *         | its minute "1,,2" is not valid
            1/2/3 3 * * ? *        | its minute "1/2/3" is not valid
            0 24 * * ? *           | its hour "24" is not valid
            0 22-4 * * ? *         | its hour "22-4" is not valid
            0 3 0 * ? *            | its day of month "0" is not valid
            0 3 32 * ? *           | its day of month "32" is not valid
            0 3 32W * ? *          | its day of month "32W" is not valid
            0 3 LW * ? *           | its day of month "LW" is not valid
            0 3 L-3 * ? *          | its day of month "L-3" is not valid
            0 3 1,15W * ? *        | its day of month "1,15W" is not valid
            0 3 3#2 * ? *          | its day of month "3#2" is not valid
            0 3 * 13 ? *           | its month "13" is not valid
            0 3 * JANUARY ? *      | its month "JANUARY" is not valid
            0 3 * L ? *            | its month "L" is not valid
            0 3 ? * 0 *            | its day of week "0" is not valid
            0 3 ? * 8 *            | its day of week "8" is not valid
            0 3 ? * mon *          | its day of week "mon" is not valid
            0 3 ? * 3#6 *          | its day of week "3#6" is not valid
            0 3 ? * 3#1,5#2 *      | its day of week "3#1,5#2" is not valid
            0 3 ? * 3W *           | its day of week "3W" is not valid
            0 3 * * ? 1969         | its year "1969" is not valid
            0 3 * * ? 2200         | its year "2200" is not valid
            0 3 * * ? ?            | its year "?" is not valid
            0 3 * * * *            | must be ?, and only one
            0 3 ? * ? *            | must be ?, and only one
            0 3 1 * MON *          | must be ?, and only one
            0 3 * * ?              | it has 5 fields
            0 0 3 * * ? *          | it has 7 fields
            0 3 31 2 ? *           | that date never occurs
            0 3 30W 2 ? *          | that date never occurs
            0 3 29 2 ? 2027        | that date never occurs
            @daily                 | it has 1 field where
            rate(1 day)            | give the six fields alone
            cron(0 3 * * ? *)      | give the six fields alone
            """)
    void fault_ofAnythingElse_saysWhatIsWrong(String cron, String fault) {
        assertThat(Cron.fault(cron)).hasValueSatisfying(said -> assertThat(said).contains(fault));
    }
}
