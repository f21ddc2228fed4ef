package io.lakelift.tables.iceberg;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakelift.tables.s3.TestBucket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.io.PositionOutputStream;
import org.junit.jupiter.api.Test;

class StoreFileIOTest {
    @Test
    void write_whereAnotherFileIs_isRefused_andTheSameFileAgainIsNot() throws IOException {
        try (TestBucket bucket = new TestBucket()) {
            StoreFileIO files = new StoreFileIO(name -> bucket.store());
            write(files, "first");

            assertThatCode(() -> write(files, "first")).doesNotThrowAnyException();
            assertThatThrownBy(() -> write(files, "second")).isInstanceOf(AlreadyExistsException.class);
        }
    }

    private static void write(StoreFileIO files, String text) throws IOException {
        try (PositionOutputStream out =
                files.newOutputFile("s3://own/metadata.json").createOrOverwrite()) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
