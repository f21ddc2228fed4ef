package io.lakelift.tables.disk;

import static java.util.Objects.requireNonNull;

import io.lakelift.export.Text;
import io.lakelift.tables.folder.ExportFolder;
import io.lakelift.tables.folder.FolderUnreadable;
import io.lakelift.tables.folder.StoredFile;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An export that was copied to a directory. */
public final class DirectoryFolder implements ExportFolder {
    private final Path root;
    private final Path given;

    /** @throws FolderUnreadable if it is not a directory */
    public DirectoryFolder(Path directory) {
        this.given = requireNonNull(directory, "directory is null");
        if (!Files.isDirectory(directory)) {
            throw new FolderUnreadable("%s is not a directory: give the folder of an export, or its s3:// address."
                    .formatted(Text.quoted(directory.toString())));
        }
        try {
            this.root = directory.toRealPath();
        } catch (IOException e) {
            throw unreadable(directory, e);
        }
    }

    @Override
    public String location() {
        return given.toString();
    }

    @Override
    public String name() {
        Path last = root.getFileName();
        return last == null ? "" : last.toString();
    }

    @Override
    public boolean isLive() {
        return false;
    }

    @Override
    public List<StoredFile> list() {
        List<StoredFile> files = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile()) {
                        files.add(stored(file, attributes));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw unreadable(given, e);
        }
        return files;
    }

    private StoredFile stored(Path file, BasicFileAttributes attributes) {
        String path = root.relativize(file).toString().replace(File.separatorChar, '/');
        return new StoredFile(
                path, attributes.size(), attributes.lastModifiedTime().toInstant());
    }

    @Override
    public Optional<byte[]> read(StoredFile file, long from, int length) {
        Path path = root.resolve(file.path());
        try (SeekableByteChannel channel = Files.newByteChannel(path)) {
            ByteBuffer bytes = ByteBuffer.allocate(length);
            channel.position(from);
            while (bytes.hasRemaining()) {
                if (channel.read(bytes) < 0) {
                    return Optional.empty();
                }
            }
            return Optional.of(bytes.array());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static FolderUnreadable unreadable(Path what, IOException why) {
        return new FolderUnreadable(
                "%s cannot be read (%s): allow it to be read, or copy it again."
                        .formatted(Text.quoted(what.toString()), why.getClass().getSimpleName()),
                why);
    }
}
