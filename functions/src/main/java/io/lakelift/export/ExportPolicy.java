package io.lakelift.export;

import io.lakelift.export.error.ExportRefused;
import io.lakelift.export.error.Refusal;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an input may ask for, regardless of who starts the execution. The policy comes from the deployment's file, and
 * no input can change it.
 *
 * @param combinations which sources may be exported where, the deployment's own target first
 * @param foreignCancels whether exports that this deployment did not start may be cancelled
 * @param limits how much may be exported in a day
 */
public record ExportPolicy(List<Combination> combinations, boolean foreignCancels, DailyLimits limits) {
    /** How much of a value is shown: a sentence may contain four of them. */
    private static final int SHOWN = 120;

    public ExportPolicy {
        combinations = List.copyOf(combinations);
    }

    /**
     * A policy that allows exports of any source to one target, and no cancelling of exports that others have started.
     */
    public static ExportPolicy of(ExportTarget target) {
        return new ExportPolicy(List.of(new Combination(List.of(), target)), false, DailyLimits.NONE);
    }

    /**
     * Refuses a request that the combinations in the deployment's file do not allow.
     *
     * @param request a request whose prefix has no placeholders left
     * @param own the target that applies if the input names none
     * @throws ExportRefused with one sentence that names the field, its value and what would be right
     */
    public void require(ExportRequest request, ExportTarget own) {
        List<Combination> ofSource = combinations.stream()
                .filter(each -> each.hasSource(request.source()))
                .toList();
        if (ofSource.isEmpty()) {
            throw Refusal.INVALID_INPUT.because(
                    "sourceArn %s is not a source that the deployment's file allows: add it to sources there, or to a schedule."
                            .formatted(Text.quoted(request.source().arn().toString())));
        }
        if (request instanceof ExportRequest.OfDatabase database
                && ofSource.stream().noneMatch(each -> each.hasTarget(database.target()))) {
            throw refused(database, own);
        }
    }

    private static ExportRefused refused(ExportRequest.OfDatabase request, ExportTarget own) {
        ExportTarget asked = request.target();
        List<String> others = Stream.of(
                        given("s3BucketName", asked.s3BucketName(), own.s3BucketName()),
                        given("s3Prefix", asked.s3Prefix(), own.s3Prefix()),
                        given("iamRoleArn", asked.iamRoleArn(), own.iamRoleArn()),
                        given("kmsKeyId", asked.kmsKeyId(), own.kmsKeyId()))
                .flatMap(List::stream)
                .toList();
        String source = Text.quoted(request.source().arn().toString());
        if (others.isEmpty()) {
            return Refusal.INVALID_INPUT.because(
                    "sourceArn %s may only be exported as a schedule of the deployment's file says: give that schedule's s3BucketName, s3Prefix, iamRoleArn and kmsKeyId, or add the source to sources there."
                            .formatted(source));
        }
        return Refusal.INVALID_INPUT.because(
                "%s %s not a combination that the deployment's file has for %s: leave out bucket, prefix, role and key, or give all four as a schedule there has them for this source."
                        .formatted(
                                String.join(", ", others).replaceFirst(", (?=[^,]*$)", " and "),
                                others.size() == 1 ? "is" : "are",
                                source));
    }

    private static List<String> given(String field, String asked, String own) {
        return asked.equals(own) ? List.of() : List.of(field + " " + Text.quoted(Text.line(asked, SHOWN)));
    }
}
