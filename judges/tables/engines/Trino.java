import io.trino.Session;
import io.trino.plugin.iceberg.IcebergPlugin;
import io.trino.testing.DistributedQueryRunner;
import io.trino.testing.MaterializedResult;
import io.trino.testing.MaterializedRow;
import io.trino.testing.TestingSession;
import java.util.Map;

/** Trino over S3 and Glue at one endpoint: ENDPOINT DATABASE REGION. */
class Trino {
    /** As Athena calls an account's own, which the views in it name. */
    private static final String CATALOG = "awsdatacatalog";

    public static void main(String[] args) throws Exception {
        Statements.reserveOutput();
        String endpoint = args[0];
        Session session = TestingSession.testSessionBuilder().setCatalog(CATALOG).setSchema(args[1]).build();
        DistributedQueryRunner trino = DistributedQueryRunner.builder(session).setWorkerCount(0).build();
        trino.installPlugin(new IcebergPlugin());
        trino.createCatalog(CATALOG, "iceberg", Map.ofEntries(
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
        Statements.answer(sql -> {
            MaterializedResult result = trino.execute(sql);
            return new Statements.Result(
                    result.getColumnNames(),
                    result.getMaterializedRows().stream().map(MaterializedRow::getFields).toList());
        });
    }
}
