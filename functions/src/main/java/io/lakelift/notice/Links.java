package io.lakelift.notice;

import io.lakelift.export.ExecutionContext;
import io.lakelift.export.ExportTask;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Links to pages of the AWS console, in the partition of the execution's ARN. */
final class Links {
    private Links() {}

    /** The export's own page in the RDS console, or the list of all if none is known; the file system's page in FSx. */
    static Optional<String> exports(Ending ending) {
        String arn = ending.execution().arn();
        return console(arn).map(console -> switch (ending.service()) {
            case RDS -> console + "/rds/home?region=" + region(arn) + rdsPage(ending);
            case FSX ->
                console + "/fsx/home?region=" + region(arn) + "#file-systems"
                        + ending.sourceArn()
                                .map(source -> source.replaceFirst("^.*file-system", "")
                                        .replaceAll("[^a-z0-9/-]", ""))
                                .orElse("");
        });
    }

    /** The fragment that the console itself uses; the list of exports is a tab of the snapshots' page. */
    private static String rdsPage(Ending ending) {
        return ending.export()
                .flatMap(ExportTask::exportTaskIdentifier)
                .map(identifier -> "#export-task:id=" + URLEncoder.encode(identifier, StandardCharsets.UTF_8)
                        + ";source-location=exports-in-s3")
                .orElse("#snapshots-list:tab=exporttos3");
    }

    /** The execution's own page; empty if Step Functions has none. */
    static Optional<String> execution(ExecutionContext execution) {
        String arn = execution.arn();
        return console(arn)
                .filter(console -> !execution.onLaptop())
                .map(console -> console + "/states/home?region=" + region(arn) + "#/v2/executions/details/"
                        + URLEncoder.encode(arn, StandardCharsets.UTF_8).replace("%3A", ":"));
    }

    private static Optional<String> console(String arn) {
        String region = region(arn);
        return switch (arn.split(":", -1)[1]) {
            case "aws" -> Optional.of("https://" + region + ".console.aws.amazon.com");
            case "aws-cn" -> Optional.of("https://" + region + ".console.amazonaws.cn");
            case "aws-us-gov" -> Optional.of("https://" + region + ".console.amazonaws-us-gov.com");
            default -> Optional.empty();
        };
    }

    private static String region(String arn) {
        return arn.split(":", -1)[3];
    }
}
