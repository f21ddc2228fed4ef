package io.lakelift.infra;

import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;

/** One deployment: who is wired to whom. No account and no Region, so that one template serves every partition. */
final class LakeliftStack extends Stack {
    /** @param repository holds what is deployed: the functions' jar and the state machines' files */
    record Props(DeploymentSettings settings, Repository repository) {}

    LakeliftStack(Construct scope, String id, Props props) {
        super(scope, id, stackProps(props.settings()));
        DeploymentSettings settings = props.settings();
        Key ownKey = new DeploymentKey(this, "Key", DeploymentKey.Props.of(settings)).key();
        IKey exportKey = settings.keyArn().map(this::givenKey).orElse(ownKey);
        IBucket bucket = new ExportStorage(this, "Exports", ExportStorage.Props.of(settings, exportKey)).bucket();
        ExportRole exportRole = new ExportRole(this, "ExportRole", ExportRole.Props.of(settings, bucket, exportKey));
        NoticeTopic topic = new NoticeTopic(this, "Notices", NoticeTopic.Props.of(settings, ownKey));
        var environment = new ExportFunctions.Environment(settings, bucket, exportRole, exportKey, topic);
        ExportFunctions functions = new ExportFunctions(
                this, "Functions", new ExportFunctions.Props(props.repository().functionsJar(), environment, ownKey));
        ExportWorkflow exports = new ExportWorkflow(
                this,
                "ExportWorkflow",
                new ExportWorkflow.Props(settings.name(), definition(props, ExportWorkflow.NAME), functions, ownKey));
        SweepWorkflow sweep = new SweepWorkflow(
                this,
                "SweepWorkflow",
                new SweepWorkflow.Props(
                        settings.name(), definition(props, SweepWorkflow.NAME), functions, exports, ownKey));
        new Triggers(this, "Triggers", new Triggers.Props(settings.name(), exports, sweep, settings.sweepEvery()));
        Tags.of(this).add("lakelift:deployment", settings.name());
        output("StateMachineArn", "Start an execution of it to export", exports.arn());
        output("BucketName", "Where exports land", bucket.getBucketName());
        output("KeyArn", "Encrypts the exports: readers need kms:Decrypt on it", exportKey.getKeyArn());
        output("TopicArn", "Tells how every execution ended: subscribe to it", topic.arn());
        output("ExportRoleArn", "What RDS becomes while it writes", exportRole.arn());
    }

    private static String definition(Props props, String machine) {
        return props.repository().definition(machine);
    }

    private IKey givenKey(String arn) {
        return Key.fromKeyArn(this, "GivenKey", arn);
    }

    private static StackProps stackProps(DeploymentSettings settings) {
        return StackProps.builder()
                .stackName(settings.name())
                .description("Lakelift: exports of RDS, Aurora and FSx for Lustre into S3")
                .build();
    }

    private void output(String id, String description, String value) {
        CfnOutput.Builder.create(this, id).description(description).value(value).build();
    }
}
