import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Spark over S3 and Glue at one endpoint: ENDPOINT DATABASE REGION. */
class Spark {
    public static void main(String[] args) throws Exception {
        Statements.reserveOutput();
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
        Statements.answer(sql -> {
            Dataset<Row> result = spark.sql(sql);
            return new Statements.Result(
                    List.of(result.columns()),
                    result.collectAsList().stream()
                            .map(row -> IntStream.range(0, row.size()).mapToObj(row::get).toList())
                            .toList());
        });
    }
}
