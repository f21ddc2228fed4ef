package io.lakelift.local.run;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.lakelift.fakes.CloudClients;
import io.lakelift.handler.Settings;
import io.lakelift.handler.Wiring;
import io.lakelift.local.lambda.FunctionHost;
import io.lakelift.local.lambda.InProcessHandlers;
import io.lakelift.local.lambda.Invoker;
import io.lakelift.local.lambda.LambdaFunction;
import io.lakelift.local.lambda.Output;
import io.lakelift.sns.SnsNotices;
import io.lakelift.tables.glue.GlueTables;
import io.lakelift.tables.handler.RegisterSettings;
import io.lakelift.tables.handler.RegisterTables;
import io.lakelift.tables.handler.VerifyExport;
import io.lakelift.tables.handler.VerifySettings;
import io.lakelift.tables.s3.S3Buckets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.fsx.FSxClient;
import software.amazon.awssdk.services.rds.RdsClient;

/**
 * The Lambda functions of a deployment on this computer. Their packaged jars run in separate processes, under AWS's
 * runtime interface client. Where that client does not run, or {@link #IN_PROCESS} is set, the same handlers run in
 * this process.
 *
 * @param invoker calls the functions
 * @param host runs their processes; empty if the handlers run in this process
 */
public record LocalFunctions(Invoker invoker, Optional<FunctionHost> host) implements AutoCloseable {
    /** The environment variable that, if not blank, makes the handlers run in this process. */
    public static final String IN_PROCESS = "LAKELIFT_IN_PROCESS";

    /**
     * A sentence that says why the handlers run in this process; empty if they run in separate ones.
     *
     * @param outside the environment of the command
     */
    public static Optional<String> inProcess(Map<String, String> outside) {
        String why = !outside.getOrDefault(IN_PROCESS, "").isBlank()
                ? IN_PROCESS + " is set"
                : FunctionHost.runsHere()
                        ? ""
                        : "that exists for Linux only, and this is %s on %s"
                                .formatted(System.getProperty("os.name"), System.getProperty("os.arch"));
        return Optional.of(why)
                .filter(said -> !said.isEmpty())
                .map(("The handlers run in the command's own process, and not under AWS's runtime interface client: "
                        + "%s.")::formatted);
    }

    /**
     * Starts the functions.
     *
     * @param home the checkout that contains their jars
     * @param environment the functions' environment variables
     * @param outside the environment of the command
     * @throws UsageError if the working directory of their processes cannot be written
     */
    static LocalFunctions start(
            Path home, Map<String, String> environment, Map<String, String> outside, Output output) {
        if (inProcess(outside).isPresent()) {
            return new LocalFunctions(handlers(environment, output), Optional.empty());
        }
        try {
            FunctionHost host = new FunctionHost(
                    home.resolve("functions/target/lambda-runtime"), environment, deployed(home, environment), output);
            return new LocalFunctions(host, Optional.of(host));
        } catch (UncheckedIOException e) {
            throw new UsageError("The functions cannot be started: %s.".formatted(reason(e.getCause())));
        }
    }

    /** All functions, but RegisterTables only if it has a database: without one it would not start. */
    private static List<LambdaFunction> deployed(Path home, Map<String, String> environment) {
        return LocalMachines.functions(home).stream()
                .filter(function -> !function.name().equals(LocalMachines.REGISTER) || registers(environment))
                .toList();
    }

    private static boolean registers(Map<String, String> environment) {
        return !environment.getOrDefault("LAKELIFT_TABLES_DATABASE", "").isBlank();
    }

    private static InProcessHandlers handlers(Map<String, String> environment, Output output) {
        Settings settings = Settings.from(environment);
        RdsClient rds = CloudClients.rds(endpoint(environment, "RDS"));
        FSxClient fsx = CloudClients.fsx(endpoint(environment, "FSX"));
        URI sfn = endpoint(environment, "SFN");
        return InProcessHandlers.of(
                settings.deployment(),
                Wiring.services(rds, fsx, () -> CloudClients.sfn(sfn), settings.exportMachineArn()),
                Wiring.catalog(rds, fsx, settings.services()),
                new SnsNotices(CloudClients.sns(endpoint(environment, "SNS")), settings.topicArn()),
                ofFiles(environment),
                output);
    }

    private static List<RequestStreamHandler> ofFiles(Map<String, String> environment) {
        S3Buckets s3 = new S3Buckets(CloudClients.s3(endpoint(environment, "S3")));
        VerifyExport verify = new VerifyExport(VerifySettings.from(environment), s3);
        if (!registers(environment)) {
            return List.of(verify);
        }
        RegisterSettings tables = RegisterSettings.from(environment);
        GlueTables glue = new GlueTables(CloudClients.glue(endpoint(environment, "GLUE")), tables.database());
        return List.of(verify, new RegisterTables(tables, s3, glue));
    }

    private static URI endpoint(Map<String, String> environment, String service) {
        return URI.create(environment.getOrDefault("AWS_ENDPOINT_URL_" + service, ""));
    }

    private static String reason(IOException trouble) {
        return trouble instanceof FileSystemException files
                ? "%s cannot be written (%s)"
                        .formatted(files.getFile(), files.getClass().getSimpleName())
                : trouble.getMessage();
    }

    @Override
    public void close() {
        host.ifPresent(FunctionHost::close);
    }
}
