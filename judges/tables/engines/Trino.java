import com.fasterxml.jackson.databind.ObjectMapper;
import io.trino.Session;
import io.trino.plugin.iceberg.IcebergPlugin;
import io.trino.testing.DistributedQueryRunner;
import io.trino.testing.MaterializedResult;
import io.trino.testing.MaterializedRow;
import io.trino.testing.TestingSession;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.time.Instant;

/** Trino over S3 and Glue at one endpoint: a statement a line comes in, {columns, rows} or {error} as JSON a line goes out. */
class Trino {
    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        String endpoint = args[0];
        Session session = TestingSession.testSessionBuilder().setCatalog("lake").setSchema(args[1]).build();
        try (DistributedQueryRunner trino = DistributedQueryRunner.builder(session).setWorkerCount(0).build()) {
            trino.installPlugin(new IcebergPlugin());
            trino.createCatalog("lake", "iceberg", Map.ofEntries(
                    Map.entry("iceberg.catalog.type", "glue"),
                    Map.entry("hive.metastore.glue.endpoint-url", endpoint),
                    Map.entry("hive.metastore.glue.region", args[2]),
                    Map.entry("hive.metastore.glue.aws-access-key", "x"),
                    Map.entry("hive.metastore.glue.aws-secret-key", "x"),
                    Map.entry("fs.native-s3.enabled", "true"),
                    Map.entry("s3.endpoint", endpoint),
                    Map.entry("s3.region", args[2]),
                    Map.entry("s3.aws-access-key", "x"),
                    Map.entry("s3.aws-secret-key", "x"),
                    Map.entry("s3.path-style-access", "true")));
            ObjectMapper json = new ObjectMapper();
            out.println("{}");
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String sql = in.readLine(); sql != null; sql = in.readLine()) {
                out.println(json.writeValueAsString(answer(trino, sql)));
            }
        }
        System.exit(0); // threads of the engine may outlive it
    }

    private static Map<String, Object> answer(DistributedQueryRunner trino, String sql) {
        try {
            MaterializedResult result = trino.execute(sql);
            List<Object> rows = new ArrayList<>();
            for (MaterializedRow row : result.getMaterializedRows()) {
                rows.add(row.getFields().stream().map(Trino::tagged).toList());
            }
            return Map.of("columns", result.getColumnNames(), "rows", rows);
        } catch (RuntimeException e) {
            return Map.of("error", String.valueOf(e.getMessage()));
        }
    }

    /** What JSON cannot tell apart has its kind before it. */
    private static List<String> tagged(Object value) {
        return switch (value) {
            case null -> List.of();
            case BigDecimal decimal -> List.of("decimal", decimal.toPlainString());
            case Number number when number instanceof Double || number instanceof Float ->
                List.of("float", String.valueOf(number.doubleValue()));
            case Number number -> List.of("integer", number.toString());
            case ZonedDateTime time ->
                List.of("micros", String.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, time.toInstant())));
            case byte[] bytes -> List.of("binary", HexFormat.of().formatHex(bytes));
            case Boolean bool -> List.of("boolean", bool.toString());
            default -> List.of("text", value.toString());
        };
    }
}
