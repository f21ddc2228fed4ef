package io.lakelift.local.doctor;

import io.lakelift.export.Arn;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;

/**
 * Checks whether RDS may assume the role with which it writes exports, and whether the role's permissions suffice for
 * the buckets and keys of those exports.
 *
 * @param role the role's ARN
 * @param locations the locations that exports with this role go to
 */
record RoleCheck(ExaminedDeployment deployment, String role, Set<ExportLocation> locations) implements Check.Question {
    private static final String EXPORTS = "export.rds.amazonaws.com";
    private static final String PAGE = "docs/deploying.md has it under \"A role for RDS\".";
    private static final List<String> ON_BUCKETS = List.of("s3:ListBucket", "s3:GetBucketLocation");
    private static final List<String> ON_OBJECTS = List.of("s3:PutObject", "s3:GetObject", "s3:DeleteObject");
    private static final List<String> ON_KEYS = List.of("kms:Decrypt", "kms:GenerateDataKey", "kms:DescribeKey");

    RoleCheck {
        locations = Set.copyOf(locations);
    }

    @Override
    public void ask(CheckFindings findings) {
        IamClient iam = deployment.clients().iam();
        Arn arn = Arn.parse("iamRoleArn", role);
        if (!arn.account().equals(deployment.home().account())) {
            findings.needsAttention(
                    "it belongs to account %s, and RDS can be passed only a role of its own account"
                            .formatted(arn.account()),
                    "Name a role of account %s.".formatted(deployment.home().account()));
            return;
        }
        String name = role.substring(role.lastIndexOf('/') + 1);
        Answer<String> trust = findings.ask(
                "iam:GetRole",
                () -> String.valueOf(
                        iam.getRole(call -> call.roleName(name)).role().assumeRolePolicyDocument()),
                "NoSuchEntity");
        if (trust.isAbsent()) {
            findings.needsAttention("there is no such role", "Create it, or correct its ARN in the file; " + PAGE);
            return;
        }
        trust.value()
                .flatMap(text -> PolicyDocument.parse(URLDecoder.decode(text, StandardCharsets.UTF_8)))
                .ifPresent(policy -> trusts(policy, findings));
        permissions(iam, findings);
    }

    private void trusts(PolicyDocument policy, CheckFindings findings) {
        Optional<PolicyDocument.Statement> trusting = policy.that("Allow", "sts:AssumeRole").stream()
                .filter(allow -> allow.principals("Service").contains(EXPORTS))
                .findFirst();
        if (trusting.isEmpty()) {
            findings.needsAttention(
                    "its trust policy does not let %s assume it".formatted(EXPORTS),
                    "Add %s to the role's trust policy; %s".formatted(EXPORTS, PAGE));
            return;
        }
        List<String> accounts = trusting.get().conditionValues("aws:SourceAccount");
        if (accounts.isEmpty()
                && trusting.get().conditionValues("aws:SourceArn").isEmpty()) {
            findings.needsAttention(
                    "its trust policy lets RDS use it on behalf of any account",
                    "Add the conditions aws:SourceAccount and aws:SourceArn to the role's trust policy; " + PAGE);
        } else if (!accounts.isEmpty() && !accounts.contains(deployment.home().account())) {
            findings.needsAttention(
                    "its trust policy lets RDS use it on behalf of account %s only"
                            .formatted(String.join(", ", accounts)),
                    "Set aws:SourceAccount in the role's trust policy to %s."
                            .formatted(deployment.home().account()));
        }
    }

    private void permissions(IamClient iam, CheckFindings findings) {
        Set<String> buckets = new LinkedHashSet<>();
        Set<String> objects = new LinkedHashSet<>();
        Set<String> keys = new LinkedHashSet<>();
        for (ExportLocation location : locations) {
            location.bucket()
                    .ifPresent(name -> buckets.add(
                            "arn:%s:s3:::%s".formatted(deployment.home().partition(), name)));
            location.someObject(deployment.home().partition()).ifPresent(objects::add);
            location.key().filter(key -> key.startsWith("arn:")).ifPresent(keys::add);
        }
        simulate(iam, ON_BUCKETS, buckets, findings);
        simulate(iam, ON_OBJECTS, objects, findings);
        simulate(iam, ON_KEYS, keys, findings);
    }

    /** Evaluates only the role's own policies; {@link BucketCheck} and {@link KeyCheck} look at the others. */
    private void simulate(IamClient iam, List<String> actions, Set<String> resources, CheckFindings findings) {
        List<String> denied = new ArrayList<>();
        for (String resource : resources) {
            List<EvaluationResult> results = findings.ask(
                            "iam:SimulatePrincipalPolicy",
                            () -> iam.simulatePrincipalPolicy(call -> call.policySourceArn(role)
                                            .actionNames(actions)
                                            .resourceArns(resource))
                                    .evaluationResults())
                    .value()
                    .orElse(List.of());
            results.stream()
                    .filter(each -> each.evalDecision() != PolicyEvaluationDecisionType.ALLOWED)
                    .forEach(each -> denied.add("%s on %s".formatted(each.evalActionName(), resource)));
        }
        if (!denied.isEmpty()) {
            findings.needsAttention(
                    "it may not %s".formatted(String.join(", ", denied)),
                    "Allow that in the role's policies, and in its permissions boundary if it has one; " + PAGE);
        }
    }
}
