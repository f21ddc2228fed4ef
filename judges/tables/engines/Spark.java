import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Spark over S3 and Glue at one endpoint: a statement a line comes in, {columns, rows} or {error} as JSON a line goes out. */
class Spark {
    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        System.setProperty("aws.accessKeyId", "x");
        System.setProperty("aws.secretAccessKey", "x");
        System.setProperty("aws.region", args[2]);
        SparkSession spark = SparkSession.builder()
                .master("local[1]")
                .config("spark.ui.enabled", false)
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.datetime.java8API.enabled", true)
                .config("spark.sql.shuffle.partitions", 1)
                .config("spark.sql.extensions", "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions")
                .config("spark.sql.catalog.lake", "org.apache.iceberg.spark.SparkCatalog")
                .config("spark.sql.catalog.lake.type", "glue")
                .config("spark.sql.catalog.lake.glue.endpoint", args[0])
                .config("spark.sql.catalog.lake.io-impl", "org.apache.iceberg.aws.s3.S3FileIO")
                .config("spark.sql.catalog.lake.s3.endpoint", args[0])
                .config("spark.sql.catalog.lake.s3.path-style-access", true)
                .config("spark.sql.catalog.lake.cache-enabled", false)
                .config("spark.sql.defaultCatalog", "lake")
                .getOrCreate();
        spark.sql("USE lake." + args[1]);
        ObjectMapper json = new ObjectMapper();
        out.println("{}");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String sql = in.readLine(); sql != null; sql = in.readLine()) {
            out.println(json.writeValueAsString(answer(spark, sql)));
        }
        System.exit(0); // threads of the engine may outlive it
    }

    private static Map<String, Object> answer(SparkSession spark, String sql) {
        try {
            Dataset<Row> result = spark.sql(sql);
            List<Object> rows = new ArrayList<>();
            for (Row row : result.collectAsList()) {
                List<Object> values = new ArrayList<>();
                for (int i = 0; i < row.size(); i++) {
                    values.add(tagged(row.get(i)));
                }
                rows.add(values);
            }
            return Map.of("columns", result.columns(), "rows", rows);
        } catch (Exception e) {
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
            case Instant time -> List.of("micros", String.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, time)));
            case byte[] bytes -> List.of("binary", HexFormat.of().formatHex(bytes));
            case Boolean bool -> List.of("boolean", bool.toString());
            default -> List.of("text", value.toString());
        };
    }
}
