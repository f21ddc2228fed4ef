package io.lakelift.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.FromRoleArnOptions;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;

/** Helpers that keep IAM policies short, so that a role's permissions read as a list. */
final class Iam {
    private Iam() {}

    static PolicyStatement allow(List<String> actions, List<String> resources) {
        return allow(actions, resources, Map.of());
    }

    static PolicyStatement allow(List<String> actions, List<String> resources, Map<String, Object> conditions) {
        return PolicyStatement.Builder.create()
                .actions(actions)
                .resources(resources)
                .conditions(conditions)
                .build();
    }

    /**
     * An ARN in this stack's account and Region. Partition and Region stay tokens, so that one template serves
     * every partition.
     */
    static String arn(String service, String resource) {
        return "arn:%s:%s:%s:%s:%s".formatted(Aws.PARTITION, service, Aws.REGION, Aws.ACCOUNT_ID, resource);
    }

    /** @param path a bucket's name and a path in it */
    static String s3(String path) {
        return "arn:%s:s3:::%s".formatted(Aws.PARTITION, path);
    }

    /** The confused-deputy guard: the service acts for this account only, and only on behalf of the given source. */
    static Map<String, Object> onBehalfOf(String sourceArn) {
        return onBehalfOf(List.of(sourceArn));
    }

    /** The same guard, for several sources: the service may act on behalf of any of them. */
    static Map<String, Object> onBehalfOf(List<String> sourceArns) {
        return Map.of(
                "StringEquals",
                Map.of("aws:SourceAccount", Aws.ACCOUNT_ID),
                "ArnLike",
                Map.of("aws:SourceArn", oneOrMore(sourceArns)));
    }

    /** A condition's values as CDK writes them: one by itself, several as a list. */
    static Object oneOrMore(List<String> values) {
        return values.size() == 1 ? values.getFirst() : values;
    }

    /** X-Ray takes no resource but {@code *}. */
    static PolicyStatement tracing() {
        return allow(List.of("xray:PutTraceSegments", "xray:PutTelemetryRecords"), List.of("*"));
    }

    /**
     * The same role in a form that CDK's constructs cannot add permissions to: all that it may do is written where it
     * is created.
     */
    static IRole asWritten(Role role) {
        return Role.fromRoleArn(
                role,
                "AsWritten",
                role.getRoleArn(),
                FromRoleArnOptions.builder().mutable(false).build());
    }
}
