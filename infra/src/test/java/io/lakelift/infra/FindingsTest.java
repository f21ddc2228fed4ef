package io.lakelift.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.IConstruct;

/**
 * What cdk-nag is told to accept. Every other test synthesises with cdk-nag on, and fails on what is not listed here.
 */
class FindingsTest {
    private static final String VERSIONS =
            "Lakelift/(\\w+)Workflow/Role AwsSolutions-IAM5\\[Resource::<Functions(\\w+)[0-9A-F]{8}\\.Arn>:\\*]";

    @Test
    void accepted_areTheseAndEachSaysWhy() {
        Map<String, String> accepted = accepted(Deployment.of().app());
        assertThat(accepted.values())
                .allSatisfy(reason -> assertThat(reason).endsWith(".").hasSizeGreaterThan(40));
        assertThat(accepted.keySet())
                .filteredOn(finding -> !finding.matches(VERSIONS))
                .containsExactlyInAnyOrder(
                        "Lakelift/Exports/Default AwsSolutions-S1",
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
                        open("Functions/FindOrphans", "states", "mapRun:lakelift-export/*:*"),
                        "Lakelift/Functions/StartExport/Role AwsSolutions-IAM5[Resource::*]",
                        "Lakelift/Functions/PollExport/Role AwsSolutions-IAM5[Resource::*]",
                        "Lakelift/Functions/CancelExport/Role AwsSolutions-IAM5[Resource::*]",
                        "Lakelift/Functions/FindOrphans/Role AwsSolutions-IAM5[Resource::*]",
                        "Lakelift/Functions/MeasureFreshness/Role AwsSolutions-IAM5[Resource::*]",
                        "Lakelift/Functions/Notify/Role AwsSolutions-IAM5[Resource::*]",
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

    /** As many as there are calls from a state machine to a function of its own. */
    @Test
    void accepted_openVersionsOfTheirOwnFunctionsOnly() {
        assertThat(accepted(Deployment.of().app()).keySet().stream()
                        .filter(finding -> finding.matches(VERSIONS))
                        .map(finding -> finding.replaceAll(VERSIONS, "$1 $2")))
                .containsExactlyInAnyOrder(
                        "Export StartExport",
                        "Export PollExport",
                        "Export CancelExport",
                        "Export Notify",
                        "Fleet Notify",
                        "Sweep FindOrphans");
    }

    /** What the file opens beside its own bucket stays as narrow: named places, each below its prefix. */
    @Test
    void accepted_ofEverything_opensNoMoreThanTheFileNames() {
        assertThat(accepted(Deployment.ofEverything().app()).keySet())
                .filteredOn(finding -> finding.startsWith("Lakelift/ExportRole/"))
                .containsExactlyInAnyOrder(
                        "Lakelift/ExportRole/Default AwsSolutions-IAM5[Action::s3:PutObject*]",
                        "Lakelift/ExportRole/Default AwsSolutions-IAM5[Action::s3:GetObject*]",
                        "Lakelift/ExportRole/Default AwsSolutions-IAM5[Action::s3:DeleteObject*]",
                        "Lakelift/ExportRole/Default AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:s3:::my.lake-1/exports/team=a/*]",
                        "Lakelift/ExportRole/Default AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:s3:::archive-lake/20??/??/*]");
    }

    /** The check itself is checked: it must be able to fail. */
    @Test
    void finding_thatNobodyAccepted_failsTheSynthesis(@TempDir Path folder) {
        App app = new App(
                AppProps.builder().outdir(folder.resolve("cdk.out").toString()).build());
        LakeliftStack stack = LakeliftApp.addTo(app, Checkout.in(folder));
        new Topic(stack, "Careless");
        assertThatThrownBy(app::synth).hasMessageContaining("Validation failed");
        assertThat(folder.resolve("cdk.out/validation-report.json")).content().contains("AwsSolutions-SNS3");
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
