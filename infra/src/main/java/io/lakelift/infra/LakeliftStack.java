package io.lakelift.infra;

import io.lakelift.config.Config;
import io.lakelift.config.MeasurementInput;
import java.util.List;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;

/**
 * The CloudFormation stack of one deployment: creates its constructs and connects them. The stack is not bound to an
 * account, Region or partition; CloudFormation fills these in.
 */
final class LakeliftStack extends Stack {
    private final Config config;
    private final Repository repository;

    /** @param repository where to find what is deployed: the functions' jar and the state machines' files */
    record Props(Config config, Repository repository) {}

    LakeliftStack(Construct scope, String id, Props props) {
        super(scope, id, stackProps(props.config()));
        config = props.config();
        repository = props.repository();
        Key ownKey = new DeploymentKey(this, "Key", DeploymentKey.Props.of(config)).key();
        IKey exportKey = config.storage().keyArn().map(this::givenKey).orElse(ownKey);
        IBucket bucket =
                new ExportStorage(this, "Exports", new ExportStorage.Props(config.storage(), exportKey)).bucket();
        ExportRole exportRole = new ExportRole(this, "ExportRole", ExportRole.Props.of(config, bucket, exportKey));
        NoticeTopic topic = new NoticeTopic(this, "Notices", new NoticeTopic.Props(config, ownKey));
        DeploymentLogs.Kept logs = new DeploymentLogs.Kept(
                ownKey, config.monitoring().logsKeptFor(), config.security().encryptStateMachines());
        var environment = new ExportFunctions.Environment(config, bucket, exportRole, exportKey, topic);
        ExportFunctions functions = new ExportFunctions(
                this,
                "Functions",
                new ExportFunctions.Props(repository.functionsJar(), repository.tablesJar(), environment, logs));
        config.tables()
                .ifPresent(tables -> new TablesCatalog(this, "Tables", new TablesCatalog.Props(tables, environment)));
        workflows(functions, logs, topic);
        AcceptedFindings.accept(
                this,
                "NIST.800.53.R5-IAMNoInlinePolicy",
                "Each policy is of one role, goes with it and can be attached to no other; a managed one would be one more thing that "
                        + "someone else may attach or change.");
        Tags.of(this).add("lakelift:deployment", config.name());
        output("BucketName", "Where exports land", bucket.getBucketName());
        output("KeyArn", "Encrypts the exports: readers need kms:Decrypt on it", exportKey.getKeyArn());
        output("TopicArn", "Reports how every execution ended: subscribe to it", topic.arn());
        output("ExportRoleArn", "The role that RDS assumes to write exports", exportRole.arn());
    }

    private void workflows(ExportFunctions functions, DeploymentLogs.Kept logs, NoticeTopic topic) {
        String name = config.name();
        ExportWorkflow exports = new ExportWorkflow(
                this,
                "ExportWorkflow",
                new ExportWorkflow.Props(
                        name,
                        repository.definition(ExportWorkflow.NAME),
                        config.tables().isPresent(),
                        functions,
                        logs));
        FleetWorkflow fleet = new FleetWorkflow(
                this,
                "FleetWorkflow",
                new FleetWorkflow.Props(
                        name,
                        repository.definition(FleetWorkflow.NAME),
                        config.exports().concurrency(),
                        functions,
                        exports,
                        logs));
        StoppedWorkflow stopped = new StoppedWorkflow(
                this,
                "StoppedWorkflow",
                new StoppedWorkflow.Props(name, repository.definition(StoppedWorkflow.NAME), exports, logs));
        SweepWorkflow sweep = new SweepWorkflow(
                this,
                "SweepWorkflow",
                new SweepWorkflow.Props(name, repository.definition(SweepWorkflow.NAME), functions, exports, logs));
        Scheduling scheduling = new Scheduling(this, "Scheduling", name);
        topic.subscribe(scheduling);
        new RecoveryTriggers(
                this,
                "Triggers",
                new RecoveryTriggers.Props(
                        name,
                        exports,
                        fleet,
                        stopped,
                        sweep,
                        functions.newest("MeasureFreshness"),
                        config.monitoring().sweepEvery(),
                        MeasurementInput.of(config),
                        scheduling));
        new FleetSchedules(this, "Fleets", new FleetSchedules.Props(name, config.schedules(), fleet, scheduling));
        new SnapshotRules(
                this, "OnCreated", new SnapshotRules.Props(name, config.onSnapshotCreated(), exports, scheduling));
        watch(topic, new Workflows(exports, fleet, stopped, sweep));
        output("StateMachineArn", "Start an execution of it to export", exports.arn());
        output("FleetStateMachineArn", "Start an execution of it to export many sources", fleet.arn());
    }

    private void watch(NoticeTopic topic, Workflows workflows) {
        List<String> functions = ExportFunctions.names(config);
        List<IAlarm> alarms = config.monitoring().alarms() ? alarms(topic, workflows, functions) : List.of();
        if (config.monitoring().dashboard()) {
            new Dashboard(this, "Dashboard", new Dashboard.Props(config.name(), functions, workflows, alarms));
        }
    }

    private List<IAlarm> alarms(NoticeTopic topic, Workflows workflows, List<String> functions) {
        Alarms alarms = new Alarms(
                this,
                "Alarms",
                new Alarms.Props(
                        config.name(),
                        topic.alarmTopics(),
                        functions,
                        workflows,
                        new Expectations(config),
                        config.limits().gbPerNight(),
                        config.monitoring().runbook()));
        topic.take(alarms.names());
        return alarms.all();
    }

    private IKey givenKey(String arn) {
        return Key.fromKeyArn(this, "GivenKey", arn);
    }

    private static StackProps stackProps(Config config) {
        return StackProps.builder()
                .stackName(config.name())
                .description("Lakelift: exports of RDS, Aurora and FSx for Lustre into S3")
                .terminationProtection(config.security().terminationProtection())
                .build();
    }

    private void output(String id, String description, String value) {
        CfnOutput.Builder.create(this, id).description(description).value(value).build();
    }
}
