package io.lakelift.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.property.JsonGenerator;
import io.lakelift.property.RawJson;
import io.lakelift.property.TryCounter;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** Whatever an input is: it is accepted as the README says, or refused in one sentence before any call. */
@AddLifecycleHook(TryCounter.class)
class StartInputPropertyTest {
    private static final String[] NAMES = {
        "sourceArn",
        "exportOnly",
        "s3BucketName",
        "s3Prefix",
        "iamRoleArn",
        "kmsKeyId",
        "deadline",
        "latestSnapshot",
        "maxSnapshotAge",
        "includeManual",
        "reuse",
        "paths",
        "report",
        "enabled",
        "path",
        "format",
        "scope",
        "P14D",
        "P9999D",
        "exportTaskIdentifier",
        "cancel",
        "adopt",
        "detail-type",
        "Records",
        "detail",
        "requestContext",
        "sources",
        "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID",
        "nightly/Data Lake",
        "a/../../b",
        "shop-prod.orders",
        "amzn-s3-demo-bucket",
        "alias/aws/rds",
        "arn:aws:kms:us-east-1:123456789012:alias/key",
        "arn:aws:iam::999988887777:role/export",
        "arn:aws:iam::123456789012:role/*/export",
        "arn:aws:rds:eu-west-1:999988887777:cluster:billing",
        "arn:aws:rds:eu-west-1:123456789012:cluster:billing"
    };
    private static final List<RawJson> GOOD =
            Stream.of("""
            {"sourceArn": "arn:aws:rds:eu-west-1:123456789012:snapshot:rds:orders-2026-11-20-03-10"}""", """
            {"sourceArn": "arn:aws:rds:eu-west-1:123456789012:cluster-snapshot:billing", "reuse": true,
             "exportOnly": ["shop", "shop.orders", "shop.public.orders"], "deadline": "PT6H", "s3Prefix": "nightly/a"}""", """
            {"sourceArn": "arn:aws:rds:eu-west-1:123456789012:cluster:billing", "s3BucketName": "lakelift-data-123456789012-eu-west-1",
             "iamRoleArn": "arn:aws:iam::123456789012:role/lakelift-export", "kmsKeyId": "0a1b2c3d-1111-4222-8333-444455556666", "latestSnapshot": false}""", """
            {"sourceArn": "arn:aws:rds:eu-west-1:123456789012:cluster:billing", "latestSnapshot": true, "reuse": false,
             "maxSnapshotAge": "P2D", "includeManual": true,
             "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID": "arn:aws:states:eu-west-1:123456789012:execution:parent:n"}""", """
            {"sourceArn": "arn:aws:rds:eu-west-1:123456789012:db:orders", "maxSnapshotAge": "PT30H", "includeManual": false,
             "kmsKeyId": "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-1111-4222-8333-444455556666"}""", """
            {"sourceArn": "arn:aws:fsx:eu-west-1:123456789012:file-system/fs-0123456789abcdef0", "paths": ["a", "b/c"],
             "deadline": "P1DT2H", "report": {"enabled": true, "path": "s3://bucket/reports", "format": "REPORT_CSV_20191124",
             "scope": "FAILED_FILES_ONLY"}}""").map(JsonGenerator::parsed).toList();

    @Provide
    Arbitrary<RawJson> anything() {
        return JsonGenerator.values();
    }

    @Provide
    Arbitrary<RawJson> almostRight() {
        return JsonGenerator.mutated(GOOD, NAMES);
    }

    @Property(seed = TryCounter.SEED)
    void anyJson_isRefusedInASentence(@ForAll("anything") RawJson input) {
        acceptsOrRefuses(input);
    }

    @Property(seed = TryCounter.SEED)
    void almostRightInput_isAcceptedAsTheReadmeSays_orRefusedByName(@ForAll("almostRight") RawJson input) {
        acceptsOrRefuses(input);
    }

    private static void acceptsOrRefuses(RawJson input) {
        Set<String> wrong = InputRules.wrong(input);
        Attempt attempt = Attempt.of(StartExport::new, input);

        attempt.judge(input, wrong);

        if (attempt.thrown() == null && attempt.error().isEmpty()) {
            assertThat(attempt.doors().calls()).contains("start");
        }
    }
}
