package io.lakelift.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.IConstruct;

/**
 * What cdk-nag is configured to accept. Every other test synthesises with cdk-nag on, and fails on what is not listed
 * here.
 */
class AcceptedFindingsTest {
    private static final String VERSIONS =
            "Lakelift/(\\w+)Workflow/Role AwsSolutions-IAM5\\[Resource::<Functions(\\w+)[0-9A-F]{8}\\.Arn>:\\*]";

    private static final String OF_EACH_FUNCTION =
            "Lakelift/Functions/(\\w+)/(?:Default|Role) (?:Serverless|NIST\\.800\\.53\\.R5)-(\\w+)";

    @Test
    void accepted_areTheseAndEachSaysWhy() {
        Map<String, String> accepted = accepted(SynthesizedDeployment.of().app());
        assertThat(accepted.values())
                .allSatisfy(reason -> assertThat(reason).endsWith(".").hasSizeGreaterThan(40));
        assertThat(accepted.keySet())
                .filteredOn(finding -> !finding.matches(VERSIONS) && !finding.matches(OF_EACH_FUNCTION))
                .containsExactlyInAnyOrder(
                        "Lakelift NIST.800.53.R5-IAMNoInlinePolicy",
                        "Lakelift/Exports/Default AwsSolutions-S1",
                        "Lakelift/Exports/Default NIST.800.53.R5-S3BucketLoggingEnabled",
                        "Lakelift/Exports/Default NIST.800.53.R5-S3BucketReplicationEnabled",
                        "Lakelift/Triggers/WithoutNotice Serverless-EventBusDLQ",
                        "Lakelift/Scheduling/Undelivered Serverless-SQSRedrivePolicy",
                        "Lakelift/ExportRole/Default AwsSolutions-IAM5[Action::s3:PutObject*]",
                        "Lakelift/ExportRole/Default AwsSolutions-IAM5[Action::s3:GetObject*]",
                        "Lakelift/ExportRole/Default AwsSolutions-IAM5[Action::s3:DeleteObject*]",
                        "Lakelift/ExportRole/Default AwsSolutions-IAM5[Resource::<Exports25637AFB.Arn>/*]",
                        open("Functions/StartExport", "rds", "snapshot:*"),
                        open("Functions/StartExport", "rds", "cluster-snapshot:*"),
                        open("Functions/StartExport", "rds", "cluster:*"),
                        open("Functions/StartExport", "rds", "db:*"),
                        open("Functions/StartExport", "fsx", "file-system/*"),
                        open("Functions/StartExport", "fsx", "task/*"),
                        open("Functions/StartExport", "kms", "key/*"),
                        open("Functions/CancelExport", "rds", "snapshot:*"),
                        open("Functions/CancelExport", "rds", "cluster-snapshot:*"),
                        open("Functions/CancelExport", "rds", "cluster:*"),
                        open("Functions/CancelExport", "rds", "db:*"),
                        open("Functions/CancelExport", "fsx", "task/*"),
                        open("Functions/CancelExport", "states", "execution:lakelift-export:*"),
                        open("Functions/CancelExport", "states", "express:lakelift-export:*:*"),
                        open("Functions/PlanFleet", "rds", "db:*"),
                        open("Functions/PlanFleet", "rds", "cluster:*"),
                        open("Functions/FindOrphans", "states", "execution:lakelift-export:*"),
                        open("Functions/FindOrphans", "states", "express:lakelift-export:*:*"),
                        open("Functions/FindOrphans", "states", "mapRun:lakelift-export/*:*"),
                        open("Functions/Notify", "states", "execution:lakelift-export:*"),
                        open("Functions/Notify", "states", "express:lakelift-export:*:*"),
                        "Lakelift/Functions/StartExport/Role AwsSolutions-IAM5[Resource::*]",
                        "Lakelift/Functions/PollExport/Role AwsSolutions-IAM5[Resource::*]",
                        "Lakelift/Functions/CancelExport/Role AwsSolutions-IAM5[Resource::*]",
                        "Lakelift/Functions/PlanFleet/Role AwsSolutions-IAM5[Resource::*]",
                        "Lakelift/Functions/FindOrphans/Role AwsSolutions-IAM5[Resource::*]",
                        "Lakelift/Functions/MeasureFreshness/Role AwsSolutions-IAM5[Resource::*]",
                        "Lakelift/Functions/Notify/Role AwsSolutions-IAM5[Resource::*]",
                        "Lakelift/Functions/VerifyExport/Role AwsSolutions-IAM5[Resource::*]",
                        "Lakelift/Functions/VerifyExport/Role AwsSolutions-IAM5[Resource::<Exports25637AFB.Arn>/*]",
                        "Lakelift/Functions/VerifyExport/Role AwsSolutions-IAM5[Resource::<Exports25637AFB.Arn>/lakelift/lakelift/*]",
                        "Lakelift/ExportWorkflow/Role AwsSolutions-IAM5[Resource::*]",
                        "Lakelift/StoppedWorkflow/Role AwsSolutions-IAM5[Resource::*]",
                        open("ExportWorkflow", "states", "execution:lakelift-export:*"),
                        open("ExportWorkflow", "states", "express:lakelift-export:*:*"),
                        open("SweepWorkflow", "states", "mapRun:lakelift-export/*:*"),
                        "Lakelift/SweepWorkflow/Role AwsSolutions-IAM5[Resource::*]",
                        "Lakelift/Scheduling/Undelivered AwsSolutions-SQS3",
                        "Lakelift/FleetWorkflow/Role AwsSolutions-IAM5[Resource::*]",
                        open("FleetWorkflow", "states", "execution:lakelift-export:*"),
                        open("FleetWorkflow", "states", "express:lakelift-export:*:*"),
                        open("FleetWorkflow", "rds", "db:*"),
                        open("FleetWorkflow", "rds", "cluster:*"));
    }

    /** The same five of every function, and of nothing else. */
    @Test
    void accepted_ofEachFunction_areTheSame() {
        assertThat(accepted(SynthesizedDeployment.of().app()).keySet().stream()
                        .filter(finding -> finding.matches(OF_EACH_FUNCTION))
                        .map(finding -> finding.replaceAll(OF_EACH_FUNCTION, "$1 $2")))
                .containsExactlyInAnyOrderElementsOf(
                        SynthesizedDeployment.of().logicalIds("AWS::Lambda::Function").stream()
                                .map(id -> TemplateText.withoutHash(id).replace("Functions", ""))
                                .flatMap(function -> Stream.of(
                                                "LambdaDLQ",
                                                "LambdaDLQ",
                                                "LambdaConcurrency",
                                                "LambdaInsideVPC",
                                                "LambdaStarPermissions")
                                        .map(finding -> function + " " + finding))
                                .toList());
    }

    /** As many as there are calls from a state machine to a function of its own. */
    @Test
    void accepted_openVersionsOfTheirOwnFunctionsOnly() {
        assertThat(accepted(SynthesizedDeployment.of().app()).keySet().stream()
                        .filter(finding -> finding.matches(VERSIONS))
                        .map(finding -> finding.replaceAll(VERSIONS, "$1 $2")))
                .containsExactlyInAnyOrder(
                        "Export StartExport",
                        "Export PollExport",
                        "Export CancelExport",
                        "Export VerifyExport",
                        "Export Notify",
                        "Fleet PlanFleet",
                        "Fleet Notify",
                        "Sweep FindOrphans");
    }

    /** What the file opens beside its own bucket stays as narrow: named places, each below its prefix. */
    @Test
    void accepted_ofEverything_opensNoMoreThanTheFileNames() {
        assertThat(accepted(SynthesizedDeployment.ofEverything().app()).keySet())
                .filteredOn(finding -> finding.startsWith("Lakelift/ExportRole/"))
                .containsExactlyInAnyOrder(
                        "Lakelift/ExportRole/Default AwsSolutions-IAM5[Action::s3:PutObject*]",
                        "Lakelift/ExportRole/Default AwsSolutions-IAM5[Action::s3:GetObject*]",
                        "Lakelift/ExportRole/Default AwsSolutions-IAM5[Action::s3:DeleteObject*]",
                        "Lakelift/ExportRole/Default AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:s3:::my.lake-1/exports/team=a/*]",
                        "Lakelift/ExportRole/Default AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:s3:::archive-lake/20??/??/*]");
    }

    /** Tables open one prefix and one database, each by itself. */
    @Test
    void accepted_ofTables_areTheOneDatabaseAndTheOnePlace() {
        Map<String, String> accepted = accepted(SynthesizedDeployment.ofTables().app());
        String bucket = "AwsSolutions-IAM5[Resource::<Exports25637AFB.Arn>/";
        String glue =
                "AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:glue:<AWS::Region>:<AWS::AccountId>:table/lake/";
        assertThat(accepted.keySet())
                .filteredOn(finding -> finding.matches("Lakelift/(Tables|Functions/RegisterTables)/.*IAM5.*"))
                .containsExactlyInAnyOrder(
                        "Lakelift/Functions/RegisterTables/Role AwsSolutions-IAM5[Resource::*]",
                        "Lakelift/Functions/RegisterTables/Role " + bucket + "lakelift/lakelift/exports/*]",
                        "Lakelift/Functions/RegisterTables/Role " + bucket
                                + "lakelift/lakelift/exports/*/registration.json]",
                        "Lakelift/Functions/RegisterTables/Role " + bucket + "lakelift-tables/lake/*]",
                        "Lakelift/Functions/RegisterTables/Role " + glue + "*]",
                        "Lakelift/Functions/RegisterTables/Role " + glue + "*__20??_??_??*]",
                        "Lakelift/Tables/Reader " + bucket + "nightly/*]",
                        "Lakelift/Tables/Reader " + bucket + "lakelift-tables/lake/*]",
                        "Lakelift/Tables/Reader " + glue + "*]");
        assertThat(accepted.values())
                .allSatisfy(reason -> assertThat(reason).endsWith(".").hasSizeGreaterThan(40));
    }

    /** A warning, as some findings of the Serverless pack are, fails no synthesis by itself. */
    @Test
    void packs_findNothingThatNoOneAccepted() {
        for (SynthesizedDeployment deployment : List.of(
                SynthesizedDeployment.of(), SynthesizedDeployment.ofEverything(), SynthesizedDeployment.ofTables())) {
            assertThat(Path.of(deployment.app().getOutdir(), "validation-report.json"))
                    .content()
                    .doesNotContain("AwsSolutions", "Serverless", "NIST");
        }
    }

    /** The check itself is checked: each pack must be able to find something, and a finding to fail. */
    @Test
    void finding_thatNoOneAccepted_failsTheSynthesis(@TempDir Path folder) {
        App app = new App(
                AppProps.builder().outdir(folder.resolve("cdk.out").toString()).build());
        LakeliftStack stack = LakeliftApp.addTo(app, Checkout.in(folder));
        new Topic(stack, "Careless");
        new Queue(stack, "CarelessQueue");
        assertThatThrownBy(app::synth).hasMessageContaining("Validation failed");
        assertThat(folder.resolve("cdk.out/validation-report.json"))
                .content()
                .contains("AwsSolutions-SNS3", "NIST.800.53.R5-SNSEncryptedKMS", "Serverless-SQSRedrivePolicy");
    }

    private static String open(String construct, String service, String resource) {
        return "Lakelift/%s/Role AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:%s:<AWS::Region>:"
                        .formatted(construct, service)
                + "<AWS::AccountId>:" + resource + "]";
    }

    private static Map<String, String> accepted(App app) {
        Map<String, String> accepted = new TreeMap<>();
        for (IConstruct construct : app.getNode().findAll()) {
            construct.getNode().getMetadata().stream()
                    .filter(entry -> entry.getType().equals(Validations.ACKNOWLEDGED_RULES_METADATA_KEY))
                    .forEach(entry -> ((Map<?, ?>) entry.getData())
                            .forEach((finding, reason) -> accepted.put(
                                    construct.getNode().getPath() + " "
                                            + finding.toString().replace("Annotation::", ""),
                                    String.valueOf(reason))));
        }
        return accepted;
    }
}
