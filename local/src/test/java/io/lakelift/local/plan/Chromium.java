package io.lakelift.local.plan;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A browser without a window, which opens a page of this computer and says what its console says. */
public final class Chromium {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final long PATIENCE = 120;

    private final Path program;
    private final Path folder;

    private Chromium(Path program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    /**
     * Skips the test where there is none.
     *
     * @param folder where it may write
     */
    public static Chromium find(Path folder) {
        List<Path> found = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(path -> NAMES.stream().map(name -> Path.of(path, name)))
                .filter(Files::isExecutable)
                .toList();
        Assumptions.assumeFalse(
                found.isEmpty(), "No Chromium is on the PATH, so nobody has looked at the page: install chromium.");
        return new Chromium(found.getFirst(), folder);
    }

    /**
     * @param dom the page as the browser has read it
     * @param console a line for each message, empty for a page without faults
     * @param screenshot a PNG
     */
    public record Capture(String dom, List<String> console, Path screenshot) {}

    /** Opens it twice: once for what it has read, once for what it shows. */
    public Capture open(Path page, int width, boolean dark) throws IOException, InterruptedException {
        Path screenshot = folder.resolve(page.getFileName() + ".png");
        String size = "--window-size=%d,%d".formatted(width, 1200);
        String scheme = "--blink-settings=preferredColorScheme=" + (dark ? 0 : 1);
        List<String> console = new ArrayList<>();
        String dom = run(console, page, "--dump-dom", size, scheme);
        run(console, page, "--screenshot=" + screenshot, size, scheme);
        return new Capture(dom, console, screenshot);
    }

    private String run(List<String> console, Path page, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString(), "--headless", "--no-sandbox"));
        command.addAll(List.of("--disable-gpu", "--hide-scrollbars", "--enable-logging=stderr", "--v=0"));
        command.add("--user-data-dir=" + folder.resolve("profile"));
        command.addAll(List.of(options));
        command.add(page.toUri().toString());
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!process.waitFor(PATIENCE, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("Chromium does not open the page: " + Files.readString(err));
        }
        Files.readString(err, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("CONSOLE"))
                .forEach(console::add);
        return Files.readString(out, StandardCharsets.UTF_8);
    }
}
