package io.lakelift.local.doctor;

import io.lakelift.export.Arn;
import java.util.Optional;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyManagerType;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.KeyUsageType;

/** Checks whether a KMS key can be passed to RDS to encrypt exports. */
record KeyCheck(ExaminedDeployment deployment, String key) implements Check.Question {
    @Override
    public void ask(CheckFindings findings) {
        KmsClient kms = deployment.clients().kms();
        Answer<KeyMetadata> answer = describe(kms, key, findings);
        if (answer.isAbsent()) {
            findings.needsAttention(
                    "there is no such key in %s".formatted(deployment.home().region()),
                    "Create a symmetric customer-managed key there, or correct its ARN in the file.");
        }
        answer.value().ifPresent(metadata -> judge(kms, metadata, findings));
    }

    static Answer<KeyMetadata> describe(KmsClient kms, String key, CheckFindings findings) {
        return findings.ask(
                "kms:DescribeKey",
                () -> kms.describeKey(call -> call.keyId(key)).keyMetadata(),
                "NotFound",
                "InvalidArn");
    }

    private void judge(KmsClient kms, KeyMetadata metadata, CheckFindings findings) {
        Arn arn = Arn.parse("KeyArn", String.valueOf(metadata.arn()));
        if (metadata.keyManager() != KeyManagerType.CUSTOMER) {
            findings.needsAttention(
                    "AWS manages it, and RDS takes only a customer-managed key for exports",
                    "Name a customer-managed key in %s."
                            .formatted(deployment.home().region()));
            return;
        }
        disabled(metadata)
                .ifPresent(state -> findings.needsAttention(
                        "it is %s".formatted(state), "Enable the key or cancel its deletion in KMS, or name another."));
        if (metadata.keySpec() != KeySpec.SYMMETRIC_DEFAULT || metadata.keyUsage() != KeyUsageType.ENCRYPT_DECRYPT) {
            findings.needsAttention(
                    "it is not a symmetric encryption key (%s)".formatted(metadata.keySpecAsString()),
                    "Name a key of the spec SYMMETRIC_DEFAULT for ENCRYPT_DECRYPT.");
        }
        if (!arn.region().equals(deployment.home().region())) {
            findings.needsAttention(
                    "it is in %s, and the sources are in %s"
                            .formatted(arn.region(), deployment.home().region()),
                    "Name a key in %s.".formatted(deployment.home().region()));
        } else if (arn.account().equals(deployment.home().account())) {
            policy(kms, metadata.arn(), findings);
        }
    }

    /** The key's state if that prevents its use, such as {@code Disabled}; empty if the key is enabled. */
    static Optional<String> disabled(KeyMetadata metadata) {
        return metadata.keyState() == KeyState.ENABLED
                ? Optional.empty()
                : Optional.of(String.valueOf(metadata.keyStateAsString()));
    }

    private void policy(KmsClient kms, String arn, CheckFindings findings) {
        usable(deployment, kms, arn, findings)
                .filter(usable -> !usable)
                .ifPresent(no -> findings.needsAttention(
                        "its policy leaves IAM out, so no role of the deployment can use it",
                        "Add the statement IamDecides to the key's policy: docs/deploying.md has it under \"A key\"."));
    }

    /**
     * Whether the key's policy delegates to IAM or names a role of the deployment; empty if it could not be read.
     *
     * @param arn the ARN of a key in the deployment's account
     */
    static Optional<Boolean> usable(ExaminedDeployment deployment, KmsClient kms, String arn, CheckFindings findings) {
        String account = deployment.home().account();
        return findings.ask(
                        "kms:GetKeyPolicy",
                        () -> String.valueOf(
                                kms.getKeyPolicy(call -> call.keyId(arn).policyName("default"))
                                        .policy()))
                .value()
                .flatMap(PolicyDocument::parse)
                .map(policy -> policy.that("Allow", "kms:CreateGrant").stream()
                        .flatMap(allow -> allow.principals("AWS").stream())
                        .anyMatch(who -> who.equals("*")
                                || who.equals(account)
                                || who.endsWith("::" + account + ":root")
                                || who.contains(":role/" + deployment.named(""))));
    }
}
