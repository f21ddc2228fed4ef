package io.lakelift.tables.s3;

import io.lakelift.tables.folder.MemoryFolder;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.StringJoiner;

/**
 * A bucket with one large export, to be checked by {@code ./lakelift verify s3://exports/nightly/large} from another
 * process: {@code ScaleServer PORT LATENCY_MS TABLES FILES_OF_A_TABLE}. Each file has 4.6 MB; all share their bytes.
 */
public final class ScaleServer {
    private static final String FOLDER = "nightly/large/";
    private static final int FILE = 4_600_000;

    private ScaleServer() {}

    public static void main(String[] args) throws Exception {
        BucketServer s3 = new BucketServer(Integer.parseInt(args[0]), Long.parseLong(args[1]));
        int tables = Integer.parseInt(args[2]);
        byte[] file = padded(MemoryFolder.fixture("mysql-spark.gz.parquet"));
        StringJoiner entries = new StringJoiner(",", "{\"perTableStatus\": [", "]}");
        for (int table = 0; table < tables; table++) {
            entries.add(
                    "{\"target\": \"shop.shop.t%04d\", \"status\": \"COMPLETE\", \"sizeGB\": 0.5}".formatted(table));
            for (int part = 0; part < Integer.parseInt(args[3]); part++) {
                s3.put(
                        FOLDER
                                + "shop/shop.t%04d/1/part-%05d-0f3c1f52-6a1e-4a64-9c0b-1b6f0f7d2a11-c000.gz.parquet"
                                        .formatted(table, part),
                        file);
            }
            s3.put(FOLDER + "shop/shop.t%04d/1/_SUCCESS".formatted(table), new byte[0]);
        }
        s3.put(
                FOLDER + "export_info_large.json",
                "{\"status\": \"COMPLETE\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        s3.put(
                FOLDER + "export_tables_info_large_from_1_to_%d.json".formatted(tables),
                entries.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        System.out.println("ready at " + s3.endpoint());
        System.in.read();
        System.out.printf("%d LIST, %d GET%n", s3.lists(), s3.gets());
        s3.close();
    }

    /** The footer says where data lies, counted from the beginning, so padding before the footer changes nothing. */
    private static byte[] padded(byte[] file) {
        int footer = 8 + ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(file.length - 8);
        ByteArrayOutputStream padded = new ByteArrayOutputStream(FILE);
        padded.write(file, 0, file.length - footer);
        padded.write(new byte[FILE - file.length], 0, FILE - file.length);
        padded.write(file, file.length - footer, footer);
        return padded.toByteArray();
    }
}
