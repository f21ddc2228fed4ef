package io.lakelift.local.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Used if the deployment has no stack: looks for existing resources with names that the stack needs, because they would
 * make its creation fail. Only six names are looked up: those of the key's alias, the export state machine, the
 * function that starts exports, the schedule group, the queue and the topic for notices, unless the file names a topic.
 */
record LeftoversCheck(ExaminedDeployment deployment) implements Check.Question {
    @Override
    public void ask(CheckFindings findings) {
        DoctorClients clients = deployment.clients();
        String name = deployment.config().name();
        List<String> there = new ArrayList<>();
        look(
                "alias/" + name,
                "kms:DescribeKey",
                there,
                findings,
                () -> clients.kms().describeKey(call -> call.keyId("alias/" + name)),
                "NotFound");
        String machine = deployment.arn("states", "stateMachine:" + deployment.named("export"));
        look(
                machine,
                "states:DescribeStateMachine",
                there,
                findings,
                () -> clients.sfn().describeStateMachine(call -> call.stateMachineArn(machine)),
                "StateMachineDoesNotExist");
        String function = deployment.named("start-export");
        look(
                "the function " + function,
                "lambda:GetFunctionConfiguration",
                there,
                findings,
                () -> clients.lambda().getFunctionConfiguration(call -> call.functionName(function)),
                "ResourceNotFound");
        look(
                "the schedule group " + name,
                "scheduler:GetScheduleGroup",
                there,
                findings,
                () -> clients.scheduler().getScheduleGroup(call -> call.name(name)),
                "ResourceNotFound");
        String queue = deployment.named("undelivered");
        look(
                "the queue " + queue,
                "sqs:GetQueueUrl",
                there,
                findings,
                () -> clients.sqs().getQueueUrl(call -> call.queueName(queue)),
                "QueueDoesNotExist",
                "AWS.SimpleQueueService.NonExistentQueue");
        if (deployment.config().notices().topicArn().isEmpty()) {
            String topic = deployment.arn("sns", deployment.named("notices"));
            look(
                    topic,
                    "sns:GetTopicAttributes",
                    there,
                    findings,
                    () -> clients.sns().getTopicAttributes(call -> call.topicArn(topic)),
                    "NotFound");
        }
        if (!there.isEmpty()) {
            findings.needsAttention(
                    "there is no stack %s, but there is %s: CloudFormation cannot create what already exists"
                            .formatted(name, String.join(", ", there)),
                    "Delete that, or give the file another name.");
        }
    }

    private static void look(
            String what,
            String permission,
            List<String> there,
            CheckFindings findings,
            Supplier<?> call,
            String... absent) {
        findings.ask(permission, call::get, absent).value().ifPresent(found -> there.add(what));
    }
}
