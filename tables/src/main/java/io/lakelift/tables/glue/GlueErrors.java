package io.lakelift.tables.glue;

import io.lakelift.export.Text;
import io.lakelift.tables.catalog.CatalogUnusable;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Turns what Glue refuses into one sentence. */
final class GlueErrors {
    private static final int LONGEST = 300;
    private static final Set<String> LOG_IN = Set.of(
            "ExpiredTokenException",
            "UnrecognizedClientException",
            "InvalidSignatureException",
            "InvalidClientTokenId");

    private GlueErrors() {}

    /**
     * Of what was tried in vain.
     *
     * @param what a noun that begins the sentence
     * @param participle what was to be done with it
     */
    static CatalogUnusable unusable(String what, String participle, String database, SdkException thrown) {
        return new CatalogUnusable(
                sentence(Text.shown(what, LONGEST), participle, Text.quoted(database), thrown), thrown);
    }

    private static String sentence(String what, String participle, String database, SdkException thrown) {
        String tried = "%s in the Glue database %s cannot be %s".formatted(what, database, participle);
        if (String.valueOf(thrown.getMessage()).startsWith("Unable to load credentials")) {
            return tried + " without AWS credentials: log in, for example with aws sso login, or set AWS_PROFILE.";
        }
        if (!(thrown instanceof AwsServiceException refused) || refused.awsErrorDetails() == null) {
            return "%s: %s. Check the credentials, the Region and the network."
                    .formatted(tried, said(thrown.getMessage()));
        }
        String code = String.valueOf(refused.awsErrorDetails().errorCode());
        if (LOG_IN.contains(code)) {
            return "%s (%s): log in again, for example with aws sso login.".formatted(tried, code);
        }
        String said = said(refused.awsErrorDetails().errorMessage());
        return switch (code) {
            case "EntityNotFoundException" ->
                "There is no database %s in this account and Region's Glue Data Catalog: check its name, or make it with aws glue create-database."
                        .formatted(database);
            case "AccessDeniedException" ->
                "%s (%s: %s): you need glue:GetTables, glue:GetTable, glue:CreateTable, glue:UpdateTable and glue:DeleteTable on it, and where Lake Formation rules, its grants."
                        .formatted(tried, code, said);
            case "InvalidInputException" ->
                "%s (%s: %s): Glue takes no such name or column, which Lakelift did not expect: please report it."
                        .formatted(tried, code, said);
            case "GlueEncryptionException" ->
                "%s (%s: %s): you need kms:Decrypt and kms:GenerateDataKey on the key of the catalog."
                        .formatted(tried, code, said);
            case "ResourceNumberLimitExceededException" ->
                "%s (%s: %s): have the limit raised in Service Quotas, or drop tables that nobody needs."
                        .formatted(tried, code, said);
            default -> "%s (%s: %s): try again.".formatted(tried, code, said);
        };
    }

    private static String said(@Nullable String message) {
        return message == null ? "no reason was given" : Text.line(message.replaceAll("[.\\s]+$", ""), LONGEST);
    }
}
