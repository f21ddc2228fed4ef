package io.lakelift.tables.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakelift.tables.folder.FolderUnreadable;
import io.lakelift.tables.folder.StoredFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryFolderTest {
    @TempDir
    private Path directory;

    private Path export;

    @BeforeEach
    void write() throws Exception {
        export = Files.createDirectories(directory.resolve("an-export"));
        Files.createDirectories(export.resolve("shop/shop.orders/1"));
        Files.write(export.resolve("shop/shop.orders/1/part-0"), new byte[] {1, 2, 3, 4, 5});
        Files.createDirectories(export.resolve("empty"));
    }

    @Test
    void list_files_havePathsWithSlashesAndSizes() {
        assertThat(folder().list()).singleElement().satisfies(file -> {
            assertThat(file.path()).isEqualTo("shop/shop.orders/1/part-0");
            assertThat(file.bytes()).isEqualTo(5);
        });
        assertThat(folder().name()).isEqualTo("an-export");
    }

    @Test
    void list_throughALink_isTheSame() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("link"), export);

        assertThat(new DirectoryFolder(link).list()).hasSize(1);
    }

    @Test
    void read_range_isTheseBytesOrNone() {
        StoredFile file = folder().list().getFirst();

        assertThat(folder().read(file, 1, 3))
                .hasValueSatisfying(bytes -> assertThat(bytes).containsExactly(2, 3, 4));
        assertThat(folder().read(file, 3, 3)).isEmpty();
        assertThat(folder().read(new StoredFile("none", 5, file.modified()), 0, 5))
                .isEmpty();
    }

    @Test
    void directory_thatIsNone_isRefused() {
        assertThatThrownBy(() -> new DirectoryFolder(directory.resolve("typo")))
                .isInstanceOf(FolderUnreadable.class)
                .hasMessageContaining("typo\" is not a directory: give the folder of an export, or its s3:// address.");
    }

    private DirectoryFolder folder() {
        return new DirectoryFolder(export);
    }
}
