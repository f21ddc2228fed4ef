package io.lakelift.infra;

import java.nio.file.Path;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/** One deployment: who is wired to whom. No account and no Region, so that one template serves every partition. */
final class LakeliftStack extends Stack {
    /** @param functionsJar holds all the functions; {@code exportDefinition} is the text of the state machine's file */
    record Props(DeploymentSettings settings, Path functionsJar, String exportDefinition) {}

    LakeliftStack(Construct scope, String id, Props props) {
        super(
                scope,
                id,
                StackProps.builder()
                        .stackName(props.settings().name())
                        .description("Lakelift: exports of RDS and Aurora into S3")
                        .build());
        DeploymentSettings settings = props.settings();
        Key deploymentKey = new DeploymentKey(this, "Key", new DeploymentKey.Props(settings.name())).key();
        IKey exportKey = settings.keyArn()
                .<IKey>map(arn -> Key.fromKeyArn(this, "GivenKey", arn))
                .orElse(deploymentKey);
        ExportStorage storage =
                new ExportStorage(this, "Exports", new ExportStorage.Props(settings.bucketName(), exportKey));
        ExportRole exportRole = new ExportRole(
                this, "ExportRole", new ExportRole.Props(storage.bucket(), settings.s3Prefix(), exportKey));
        NoticeTopic topic = topic(settings, deploymentKey);
        ExportFunctions functions = new ExportFunctions(
                this,
                "Functions",
                new ExportFunctions.Props(
                        settings,
                        props.functionsJar(),
                        deploymentKey,
                        storage.bucket().getBucketName(),
                        exportKey,
                        exportRole,
                        topic));
        ExportWorkflow workflow = new ExportWorkflow(
                this,
                "ExportWorkflow",
                new ExportWorkflow.Props(settings.name(), props.exportDefinition(), functions.byName(), deploymentKey));
        Tags.of(this).add("lakelift:deployment", settings.name());
        output("StateMachineArn", "Start an execution of it to export", workflow.arn());
        output("BucketName", "Where exports land", storage.bucket().getBucketName());
        output("KeyArn", "Encrypts the exports: readers need kms:Decrypt on it", exportKey.getKeyArn());
        output("TopicArn", "Tells how every execution ended: subscribe to it", topic.arn());
        output("ExportRoleArn", "What RDS becomes while it writes", exportRole.arn());
    }

    private NoticeTopic topic(DeploymentSettings settings, IKey key) {
        return new NoticeTopic(
                this,
                "Notices",
                new NoticeTopic.Props(
                        settings.name(), key, settings.topicArn(), settings.topicKeyArn(), settings.noticeEmail()));
    }

    private void output(String id, String description, String value) {
        CfnOutput.Builder.create(this, id).description(description).value(value).build();
    }
}
