package io.lakelift.tables.verify;

import io.lakelift.tables.folder.MemoryFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** An export as RDS leaves it, to be damaged. */
public final class TestExport {
    public static final String ID = "lakelift-orders-ycq30123456789ab";
    public static final String SOURCE = "arn:aws:rds:eu-west-1:123456789012:snapshot:rds:orders-2026-11-20-03-10";

    private final MemoryFolder folder = new MemoryFolder(ID);
    private final List<String> entries = new ArrayList<>();

    /** Two MySQL tables and a page that lists them. */
    public static TestExport sound() {
        return new TestExport()
                .table("shop.shop.orders", "shop/shop.orders", "mysql-spark", 3)
                .table("shop.shop.items", "shop/shop.items", "postgres-spark", 1)
                .ended();
    }

    public TestExport table(String target, String path, String fixture, int files) {
        entry(target, 0.25);
        for (int i = 0; i < files; i++) {
            file("%s/1/part-%05d-5f2f-c000.gz.parquet".formatted(path, i), fixture);
        }
        folder.put(path + "/1/_SUCCESS", "");
        return this;
    }

    public TestExport file(String path, String fixture) {
        folder.put(path, MemoryFolder.fixture(fixture + ".gz.parquet"));
        return this;
    }

    public TestExport entry(String target, double sizeGb) {
        return entry("{\"target\": \"%s\", \"status\": \"COMPLETE\", \"sizeGB\": \"%s\"}"
                .formatted(target.replace("\\", "\\\\").replace("\"", "\\\""), sizeGb));
    }

    public TestExport entry(String json) {
        entries.add(json);
        return this;
    }

    /** Writes the manifests. */
    public TestExport ended() {
        folder.put("export_info_%s.json".formatted(ID), """
                {"exportTaskIdentifier": "%s", "sourceArn": "arn:aws:rds:eu-west-1:123456789012:snapshot:rds:orders-2026-11-20",
                 "status": "COMPLETE", "snapshotTime": "2026-11-20T02:00:00Z", "taskEndTime": "2026-11-20T03:00:00Z",
                 "percentProgress": 100}
                """.formatted(ID));
        folder.put(
                page(1, entries.size()),
                entries.stream().collect(Collectors.joining(",", "{\"perTableStatus\": [", "]}")));
        return this;
    }

    public static String page(int from, int to) {
        return "export_tables_info_%s_from_%d_to_%d.json".formatted(ID, from, to);
    }

    public MemoryFolder folder() {
        return folder;
    }
}
