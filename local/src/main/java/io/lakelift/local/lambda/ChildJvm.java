package io.lakelift.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Starts a function's process, with a class path, JVM options and environment like those in Lambda. The process does
 * not inherit the shell's variables, and has another home directory, so that the SDK does not find the user's
 * credentials.
 *
 * @param environment the deployment's variables, the same for all functions
 * @param recording whether each process, when it ends, archives the classes that it loaded, so that later ones start
 *     faster
 * @param output receives what the processes print
 */
record ChildJvm(RuntimeFiles files, Map<String, String> environment, boolean recording, Output output) {
    private static final String NATIVE_LIBRARY =
            "-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI=";

    /**
     * A shell that ignores Ctrl-C and hang-ups and then becomes the process, because only the command itself is to
     * handle them.
     */
    private static final List<String> DEAF_TO_THE_TERMINAL =
            List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$0\" \"$@\"");

    ChildJvm {
        environment = Map.copyOf(environment);
    }

    /**
     * A process that has been started.
     *
     * @param words what it prints first
     */
    record Child(Process process, FirstWords words) {}

    /** @param primed whether the function makes its canned calls while it starts, as it does in Lambda */
    Child start(LambdaFunction function, String runtimeApi, boolean primed) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(function))
                .directory(files.directory().toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environmentOf(function, runtimeApi, primed));
        Process process = builder.start();
        process.getOutputStream().close();
        Child child = new Child(process, new FirstWords());
        Thread.ofPlatform().daemon().name("output of " + function.name()).start(() -> passOn(function.name(), child));
        return child;
    }

    private void passOn(String function, Child child) {
        try (BufferedReader lines = child.process().inputReader(UTF_8)) {
            lines.lines().forEach(line -> {
                child.words().line(line);
                output.line(function, line);
            });
        } catch (IOException | UncheckedIOException streamClosed) {
            output.line(function, "(the output ends here: " + streamClosed.getMessage() + ")");
        } finally {
            child.words().end();
        }
    }

    private List<String> command(LambdaFunction function) {
        List<String> command = new ArrayList<>(DEAF_TO_THE_TERMINAL);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData"));
        command.addAll(List.of("-Xshare:auto", "-Xlog:disable", "--enable-native-access=ALL-UNNAMED"));
        command.add("-Xmx" + function.memoryMb() * 85 / 100 + "m");
        command.add("-Duser.home=" + files.directory());
        command.add(NATIVE_LIBRARY + files.nativeLibrary());
        addArchive(command, files.archive(function.name()));
        command.addAll(List.of("-cp", String.join(File.pathSeparator, files.classPath(function.jar()))));
        command.add("com.amazonaws.services.lambda.runtime.api.client.AWSLambda");
        command.add(function.handler());
        return command;
    }

    private void addArchive(List<String> command, Path archive) {
        if (recording) {
            command.add("-XX:ArchiveClassesAtExit=" + archive);
        } else if (Files.exists(archive)) {
            command.add("-XX:SharedArchiveFile=" + archive);
        }
    }

    private Map<String, String> environmentOf(LambdaFunction function, String runtimeApi, boolean primed) {
        String region = environment.getOrDefault("AWS_REGION", "eu-west-1");
        Map<String, String> all = new HashMap<>(Map.of(
                "AWS_REGION", region,
                "AWS_DEFAULT_REGION", region,
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local",
                "AWS_LAMBDA_LOG_FORMAT", "JSON",
                "AWS_LAMBDA_LOG_LEVEL", "INFO",
                "LANG", "en_US.UTF-8",
                "PATH", "/usr/local/bin:/usr/bin:/bin",
                "TZ", ":UTC"));
        // Beside Lambda's LANG, which few computers have: without it, a path with an ü could not be entered.
        all.put("LC_ALL", "C.UTF-8");
        all.put("LAKELIFT_PRIMING", String.valueOf(primed));
        all.putAll(environment);
        all.putAll(Map.of(
                "AWS_LAMBDA_RUNTIME_API",
                runtimeApi,
                "AWS_LAMBDA_FUNCTION_NAME",
                function.name(),
                "AWS_LAMBDA_FUNCTION_VERSION",
                "$LATEST",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                String.valueOf(function.memoryMb()),
                "AWS_LAMBDA_INITIALIZATION_TYPE",
                "on-demand",
                "AWS_LAMBDA_LOG_GROUP_NAME",
                "/aws/lambda/" + function.name(),
                "AWS_LAMBDA_LOG_STREAM_NAME",
                "local",
                "LAMBDA_TASK_ROOT",
                files.directory().toString(),
                "_HANDLER",
                function.handler()));
        return all;
    }
}
