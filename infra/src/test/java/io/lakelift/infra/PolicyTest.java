package io.lakelift.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the file lets an input ask for reaches the functions, as they read it. */
class PolicyTest {
    private static final String RDS = "arn:aws:rds:eu-west-1:123456789012:";
    private static final String ROLE = "arn:aws:iam::123456789012:role/team-a";
    private static final String KEY = "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-1111-4222-8333-44445555666";
    private static final String[] TEAM = {
        "storage: {bucketName: my-lake, keyArn: '%s0', s3Prefix: shared}".formatted(KEY),
        "sources: ['%1$sdb:shared-*', '%1$scluster:shop']".formatted(RDS),
        "schedules:",
        "  - {name: a, cron: '0 3 * * ? *', sources: ['%sdb:a'], s3BucketName: a-lake, s3Prefix: 'a/{date}', iamRoleArn: '%s', kmsKeyId: '%sa'}"
                .formatted(RDS, ROLE, KEY)
    };

    /**
     * As SettingsTest of the functions reads it: without what is the deployment's own, and what all sources have in
     * common.
     */
    @Test
    void policy_isWhatTheFileHas() {
        assertThat(policy(SynthesizedDeployment.of(TEAM))).isEqualTo("""
                        {"sources":["db:shared-*","cluster:shop"],"combinations":[{"sources":["db:a"],"s3BucketName":"a-lake",\
                        "s3Prefix":"a/{date}","iamRoleArn":"%s","kmsKeyId":"%sa"}],"foreignCancels":false}""", ROLE, KEY);
    }

    @Test
    void policy_ofTheShippedFile_isTheDeploymentsOwn() {
        assertThat(policy(SynthesizedDeployment.of())).isEqualTo("{\"foreignCancels\":false}");
        assertThat(policy(SynthesizedDeployment.ofEverything()))
                .endsWith(
                        "\"foreignCancels\":true,\"limits\":{\"gbPerNight\":2000,\"exportsPerSourceAndDay\":3,\"timeZone\":\"Europe/Berlin\"}}");
    }

    /** What goes to the deployment's own storage takes no room: a schedule may name as many as ever. */
    @Test
    void thousandSourcesToTheOwnStorage_takeNoRoom() {
        String[] file = many(1000);
        file[1] = file[1].replace(", s3BucketName: partner-lake", "");

        assertThat(policy(SynthesizedDeployment.of(file))).isEqualTo("{\"foreignCancels\":false}");
    }

    @Test
    void filesOfOthers_areCancelledOnlyWhereTheFileSaysSo() {
        String cancel =
                "Allow fsx:CancelDataRepositoryTask on arn:${AWS::Partition}:fsx:${AWS::Region}:${AWS::AccountId}:task/*";
        assertThat(cancelling(SynthesizedDeployment.of()))
                .contains(cancel + " if {StringEquals={aws:ResourceTag/lakelift:deployment=lakelift}}")
                .doesNotContain(cancel);
        assertThat(cancelling(SynthesizedDeployment.ofEverything())).contains(cancel);
    }

    private static List<String> cancelling(SynthesizedDeployment deployment) {
        return deployment
                .resource("AWS::IAM::Role", "FunctionsCancelExportRole")
                .permissions();
    }

    private static String[] many(int sources) {
        String list = IntStream.range(0, sources)
                .mapToObj(number -> "%sdb:orders-%05d".formatted(RDS, number))
                .collect(Collectors.joining(", "));
        return new String[] {
            "schedules:",
            "  - {name: a, cron: '0 3 * * ? *', sources: [%s], s3BucketName: partner-lake}".formatted(list)
        };
    }

    private static String policy(SynthesizedDeployment deployment) {
        return deployment
                .resource("AWS::Lambda::Function", "FunctionsStartExport")
                .property("Environment", "Variables", "LAKELIFT_POLICY");
    }
}
