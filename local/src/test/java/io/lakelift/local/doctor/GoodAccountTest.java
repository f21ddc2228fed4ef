package io.lakelift.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Where all is well the doctor says so, of every part, and nothing else. */
class GoodAccountTest {
    @Test
    void deployment_allIsWell_everyLineIsOk() {
        List<DoctorFinding> report = DoctorLab.examine(DoctorLab.deployed());

        assertThat(DoctorLab.complaints(report)).isEmpty();
        assertThat(report)
                .extracting(DoctorFinding::check)
                .containsExactly(
                        "account",
                        "stack lakelift",
                        "tags of schedule nightly",
                        "bootstrap",
                        "definition export",
                        "definition fleet",
                        "definition stopped",
                        "definition sweep",
                        "states export",
                        "states fleet",
                        "states stopped",
                        "states sweep",
                        "event pattern stopped",
                        "event pattern db:billing",
                        "bucket my-exports",
                        "key arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-1111-2222-3333-444455556666",
                        "role arn:aws:iam::123456789012:role/lakelift-ExportRole-1ABCD",
                        "database lake",
                        "export slots",
                        "Lambda concurrency",
                        "RDS's answers",
                        "source db:orders",
                        "source cluster:shop",
                        "source cluster:ledger",
                        "source snapshot:before-release",
                        "source cluster-snapshot:ledger-final",
                        "source file-system/fs-0123456789abcdef0",
                        "source db:billing",
                        "subscriptions",
                        "alarms",
                        "schedule nightly",
                        "undelivered",
                        "sweep",
                        "function lakelift-notify",
                        "running exports");
    }

    @Test
    void nothingDeployed_allIsWell_everyLineIsOkAndNoOneAsksAboutADeployment() {
        List<DoctorFinding> report = DoctorLab.examine(DoctorLab.empty());

        assertThat(DoctorLab.complaints(report)).isEmpty();
        assertThat(report)
                .extracting(DoctorFinding::check)
                .contains("leftovers", "source db:orders")
                .doesNotContain("subscriptions", "alarms", "sweep", "running exports");
    }

    @Test
    void rulesOfTheBucket_thatAreAboutOtherObjects_areNotFaults() {
        DoctorAws aws = DoctorLab.deployed()
                .change(
                        "S3.GetBucketLifecycleConfiguration",
                        "",
                        "<Prefix>nightly/</Prefix></Filter>\n    <Status>Enabled</Status>\n    <Expiration><Days>400",
                        "<Prefix>tmp/</Prefix></Filter>\n    <Status>Enabled</Status>\n    <Expiration><Days>1")
                .answer("S3.GetBucketPolicy", sent -> """
                        {"Statement": {"Effect": "Deny", "Principal": "*", "Action": "s3:Put*", "Resource": "arn:aws:s3:::my-exports/archive/*"}}""");

        assertThat(DoctorLab.complaints(DoctorLab.examine(aws))).isEmpty();
    }

    /** As rules are that were made before S3 had filters. */
    @Test
    void oldRuleOfTheBucket_thatIsAboutOtherObjects_isNotAFault() {
        DoctorAws aws = DoctorLab.deployed()
                .change(
                        "S3.GetBucketLifecycleConfiguration",
                        "",
                        "<Filter><Prefix>nightly/</Prefix></Filter>\n    <Status>Enabled</Status>\n    <Expiration><Days>400",
                        "<Prefix>tmp/</Prefix>\n    <Status>Enabled</Status>\n    <Expiration><Days>1");

        assertThat(DoctorLab.complaints(DoctorLab.examine(aws))).isEmpty();
    }

    @Test
    void details_sayWhatAnOkIsAbout() {
        assertThat(DoctorLab.examine(DoctorLab.deployed()))
                .filteredOn(finding -> finding.result() == Result.OK)
                .extracting(DoctorFinding::why)
                .contains(
                        "arn:aws:iam::123456789012:user/ana in account 123456789012, Region eu-west-1",
                        "version 28",
                        "objects are deleted after 400 days",
                        "1 of 5 exports are running",
                        "next start Sat 2026-11-28 05:00 in UTC",
                        "the last one was 5 min ago",
                        "2 of 2 calls failed in the last day",
                        "newest snapshot 8 h old");
    }
}
