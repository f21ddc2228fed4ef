package io.lakelift.local.doctor;

import io.lakelift.export.Arn;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyManagerType;
import software.amazon.awssdk.services.kms.model.KeyMetadata;

/**
 * Checks whether the deployment can use the key that encrypts a source, since RDS restores or clones the source on the
 * deployment's behalf and needs a grant on the key.
 *
 * @param key the key's ARN or ID, as RDS gives it
 */
record SourceKeyCheck(ExaminedDeployment deployment, String key) {
    void ask(CheckFindings findings) {
        if (key.startsWith("arn:")
                && !Arn.parse("KmsKeyId", key)
                        .account()
                        .equals(deployment.home().account())) {
            findings.needsAttention(
                    "its key %s belongs to another account, so the deployment can get no grant on it".formatted(key),
                    "Copy its snapshot with a key of account %s, and export the copy."
                            .formatted(deployment.home().account()));
            return;
        }
        KmsClient kms = deployment.clients().kms();
        Answer<KeyMetadata> answer = KeyCheck.describe(kms, key, findings);
        if (answer.isAbsent()) {
            findings.needsAttention(
                    "its key %s is gone".formatted(key),
                    "Without the key RDS cannot read it: take it out of the file.");
        }
        answer.value().ifPresent(metadata -> judge(kms, metadata, findings));
    }

    private void judge(KmsClient kms, KeyMetadata metadata, CheckFindings findings) {
        KeyCheck.disabled(metadata)
                .ifPresent(state -> findings.needsAttention(
                        "its key %s is %s".formatted(key, state), "Enable the key or cancel its deletion in KMS."));
        if (metadata.keyManager() == KeyManagerType.CUSTOMER) {
            KeyCheck.usable(deployment, kms, key, findings)
                    .filter(usable -> !usable)
                    .ifPresent(
                            no -> findings.needsAttention(
                                    "the policy of its key %s leaves IAM out, so the deployment gets no grant on it"
                                            .formatted(key),
                                    "Add a statement to the key's policy: docs/deploying.md has it under \"The keys of encrypted sources\"."));
        }
    }
}
