package io.lakelift.config;

import io.lakelift.input.Tree;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a YAML 1.2 file into nodes with line numbers. */
final class YamlFile {
    private YamlFile() {}

    /** @throws InvalidConfig at once if the file cannot be parsed, because then no other mistake can be found */
    static Tree read(Path file, Mistakes mistakes) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file.toString())
                .setMaxAliasesForCollections(YamlBounds.MOST_ALIASES)
                .build();
        try {
            byte[] bytes = bytes(file, mistakes);
            refuseHuge(bytes, settings, mistakes);
            Iterator<Node> documents = new Compose(settings)
                    .composeAllFromInputStream(new ByteArrayInputStream(bytes))
                    .iterator();
            if (!documents.hasNext()) {
                throw mistakes.fatal(0, "The file is empty: give at least a name, such as name: lakelift.");
            }
            Node root = documents.next();
            if (documents.hasNext()) {
                mistakes.add(
                        new YamlTree(documents.next()),
                        "A second document begins here: keep one, without \"---\" before it.");
            }
            if (root instanceof MappingNode) {
                return new YamlTree(root);
            }
            throw mistakes.fatal(1, "The file has no keys: begin with one, such as name: lakelift.");
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            throw mistakes.fatal(
                    line,
                    "This is not YAML, %s: correct it, or put the value into quotes."
                            .formatted(String.valueOf(e.getProblem())
                                    .replaceAll("\\s+", " ")
                                    .strip()));
        } catch (YamlEngineException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw mistakes.fatal(0, "The file is not in UTF-8: save it as UTF-8.");
            }
            throw mistakes.fatal(
                    0,
                    "This is not YAML, %s: correct it."
                            .formatted(String.valueOf(e.getMessage())
                                    .replaceAll("\\s+", " ")
                                    .strip()));
        } catch (IOException e) {
            throw mistakes.fatal(0, "The file cannot be read: give one that describes a deployment.");
        }
    }

    private static byte[] bytes(Path file, Mistakes mistakes) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(YamlBounds.MOST_BYTES + 1);
            if (bytes.length > YamlBounds.MOST_BYTES) {
                throw mistakes.fatal(0, YamlBounds.tooLarge());
            }
            return bytes;
        }
    }

    private static void refuseHuge(byte[] bytes, LoadSettings settings, Mistakes mistakes) {
        YamlBounds bounds = new YamlBounds();
        for (Event event : new Parse(settings).parseInputStream(new ByteArrayInputStream(bytes))) {
            bounds.fault(event).ifPresent(sentence -> {
                throw mistakes.fatal(
                        event.getStartMark().map(mark -> mark.getLine() + 1).orElse(0), sentence);
            });
        }
    }
}
