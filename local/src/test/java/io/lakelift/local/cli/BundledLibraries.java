package io.lakelift.local.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * The libraries of the deployed jar, known by its classes: each is looked up on the class path of the tests, and the
 * jar where it is found is a library that was bundled. So no list is trusted to know what is in the jar.
 */
record BundledLibraries(JarFile deployed, Map<String, JarFile> jars) {
    private static final Pattern VERSION = Pattern.compile("(?m)^version=(.*?)\\s*$");

    static BundledLibraries of(Path file) throws IOException {
        JarFile deployed = new JarFile(file.toFile());
        Map<String, JarFile> jars = new TreeMap<>();
        deployed.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith(".class") && !name.startsWith("io/lakelift/"))
                .map(name -> name.startsWith("org/slf4j/") ? older(deployed, name) : origin(name))
                .forEach(jar -> jars.put(Path.of(jar.getName()).getFileName().toString(), jar));
        return new BundledLibraries(deployed, jars);
    }

    /** Tables needs a newer slf4j, which is the only one on this class path; the functions' own lies beside it. */
    private static JarFile older(JarFile deployed, String name) {
        Matcher version = VERSION.matcher(text(deployed, "META-INF/maven/org.slf4j/slf4j-api/pom.properties"));
        Path group = Path.of(origin("org/slf4j/LoggerFactory.class").getName())
                .resolve("../../..")
                .normalize();
        for (String library : version.find() ? List.of("slf4j-api", "slf4j-nop") : List.<String>of()) {
            String file = "%1$s/%2$s/%1$s-%2$s.jar".formatted(library, version.group(1));
            try {
                JarFile jar = new JarFile(group.resolve(file).toFile());
                if (jar.getEntry(name) != null) {
                    return jar;
                }
                jar.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw new AssertionError(name + " is in the deployed jar and in no library of its version of slf4j");
    }

    private static JarFile origin(String name) {
        URL found = BundledLibraries.class.getClassLoader().getResource(name);
        try {
            if (found != null && found.openConnection() instanceof JarURLConnection connection) {
                return connection.getJarFile();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError(name + " is in the deployed jar and in no library of the class path");
    }

    String text(String name) {
        return text(deployed, name);
    }

    /** The files of the deployed jar whose whole name matches. */
    List<String> files(String pattern) {
        return files(deployed, pattern).toList();
    }

    /** The distinct NOTICE files that the libraries bring. */
    List<String> notices() {
        return each(jar -> files(jar, "META-INF/NOTICE(.txt)?").map(name -> text(jar, name)));
    }

    List<String> pomProperties() {
        return each(jar -> files(jar, "META-INF/maven/.*/pom.properties"));
    }

    /** The SHA-256 of each library's file. */
    Map<String, String> checksums() {
        Map<String, String> checksums = new TreeMap<>();
        jars.forEach((name, jar) -> checksums.put(name, sha256(Path.of(jar.getName()))));
        return checksums;
    }

    private List<String> each(Function<JarFile, Stream<String>> files) {
        return jars.values().stream().flatMap(files).distinct().toList();
    }

    private static Stream<String> files(JarFile jar, String pattern) {
        return jar.stream().map(ZipEntry::getName).filter(name -> name.matches(pattern));
    }

    private static String text(JarFile jar, String name) {
        ZipEntry entry = jar.getEntry(name);
        if (entry == null) {
            throw new AssertionError(name + " is missing in " + jar.getName());
        }
        try {
            return new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
