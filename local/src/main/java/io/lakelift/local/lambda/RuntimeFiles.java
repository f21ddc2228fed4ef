package io.lakelift.local.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The files with which function processes are started. The runtime interface client's native library is unpacked here,
 * once: the client itself would unpack it to a fixed path, where processes that start at the same time overwrite it.
 *
 * @param directory the folder with the files, also the processes' working directory
 * @param nativeLibrary the unpacked library
 */
record RuntimeFiles(Path directory, Path nativeLibrary) {
    private static final List<String> LIBRARY_CLASSES = List.of(
            "com.amazonaws.services.lambda.runtime.RequestStreamHandler",
            "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
            "com.amazonaws.services.lambda.runtime.serialization.PojoSerializer",
            "software.amazon.awssdk.utilslite.SdkInternalThreadLocal");

    static RuntimeFiles in(Path directory) {
        try {
            Path made = Files.createDirectories(directory.toAbsolutePath().normalize());
            return new RuntimeFiles(made, unpackNativeLibrary(made));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the runtime interface client has a native library for this computer. */
    static boolean runsHere() {
        return RequestStreamHandler.class.getResource("/jni/" + nativeLibraryName()) != null;
    }

    /**
     * The function's jar first, as in Lambda, and then the runtime interface client, from this process's own class
     * path.
     */
    List<String> classPath(Path jar) {
        return Stream.concat(
                        Stream.of(jar.toAbsolutePath().normalize().toString()),
                        LIBRARY_CLASSES.stream().map(RuntimeFiles::origin).distinct())
                .toList();
    }

    /** Where the archive of a function's loaded classes is kept; it may not exist. */
    Path archive(String function) {
        return directory.resolve(function + ".jsa");
    }

    private static String origin(String className) {
        try {
            Class<?> type = Class.forName(className, false, RuntimeFiles.class.getClassLoader());
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new IllegalStateException("the runtime interface client is not on the class path", e);
        }
    }

    private static Path unpackNativeLibrary(Path directory) throws IOException {
        String name = nativeLibraryName();
        Path library = directory.resolve(name);
        try (InputStream packed = Class.forName(LIBRARY_CLASSES.get(1)).getResourceAsStream("/jni/" + name)) {
            if (packed == null) {
                throw new IOException("AWS's runtime interface client has no " + name + "; it runs on Linux only");
            }
            byte[] bytes = packed.readAllBytes();
            if (!Files.isReadable(library) || Files.size(library) != bytes.length) {
                // Not a temporary file, which only its owner may read: other users may run this build.
                Path whole = Files.write(directory.resolve("unpacked-" + UUID.randomUUID() + ".so"), bytes);
                Files.move(whole, library, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the runtime interface client is not on the class path", e);
        }
        return library;
    }

    private static String nativeLibraryName() {
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String arch = machine.equals("aarch64") || machine.equals("arm64") ? "aarch_64" : "x86_64";
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).replace(" ", "");
        boolean musl = Files.exists(Path.of("/lib/ld-musl-" + arch.replace("aarch_64", "aarch64") + ".so.1"));
        return "libaws-lambda-jni." + system + (musl ? "_musl" : "") + "-" + arch + ".so";
    }
}
