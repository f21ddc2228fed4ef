package io.lakelift.tables.glue;

import io.lakelift.export.Text;
import io.lakelift.tables.aws.AwsErrors;
import io.lakelift.tables.aws.AwsErrors.Refusal;
import io.lakelift.tables.catalog.CatalogUnusable;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;

/** Translates Glue's errors to {@link CatalogUnusable}, whose message says what failed and what to do. */
final class GlueErrors {
    private static final int LONGEST = 300;

    private GlueErrors() {}

    /**
     * The exception for a call that failed.
     *
     * @param what the subject of the sentence
     * @param participle what was to be done with it, such as "read"
     */
    static CatalogUnusable unusable(
            String what, String participle, String database, Region region, SdkException thrown) {
        String name = Text.quoted(database);
        String tried = "%s in the Glue database %s cannot be %s".formatted(Text.shown(what, LONGEST), name, participle);
        String sentence = AwsErrors.sentence(tried, thrown, refusal -> ofGlue(tried, name, region, refusal));
        return AwsErrors.refusal(thrown)
                        .flatMap(refusal -> ofGlue(tried, name, region, refusal))
                        .isPresent()
                ? CatalogUnusable.refused(sentence, thrown)
                : new CatalogUnusable(sentence, thrown);
    }

    /** The sentence for an error that persists until someone fixes its cause; empty for any other error. */
    private static Optional<String> ofGlue(String tried, String database, Region region, Refusal refusal) {
        if (refusal.code().equals("EntityNotFoundException")) {
            return Optional.of(
                    "There is no database %s in this account's Glue Data Catalog in %s: check its name and the Region, or create it with aws glue create-database."
                            .formatted(database, region));
        }
        return remedy(refusal.code()).map(remedy -> "%s (%s): %s.".formatted(tried, refusal, remedy));
    }

    private static Optional<String> remedy(String code) {
        return switch (code) {
            case "AccessDeniedException" ->
                Optional.of(
                        "you need glue:GetTables, glue:GetTable, glue:CreateTable, glue:UpdateTable and glue:DeleteTable on it, and Lake Formation's grants if it manages the database");
            case "InvalidInputException", "ValidationException" ->
                Optional.of(
                        "Glue rejects a name, column or text that Lakelift expected it to accept: please report it");
            case "GlueEncryptionException" ->
                Optional.of("you need kms:Decrypt, kms:Encrypt and kms:GenerateDataKey on the key of the catalog");
            case "ResourceNumberLimitExceededException" ->
                Optional.of("have the limit raised in Service Quotas, or drop tables that nobody needs");
            default -> Optional.empty();
        };
    }
}
