package io.lakelift.infra;

import io.lakelift.config.Config;
import io.lakelift.config.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;

/**
 * Where tables are, as ARNs.
 *
 * @param database of the Glue Data Catalog
 * @param buckets with exports or metadata in them
 * @param exported the objects of exports
 * @param metadata the objects that describe tables
 * @param reports what the deployment keeps of each export
 */
record TablePlaces(
        String database, List<String> buckets, List<String> exported, List<String> metadata, List<String> reports) {

    static TablePlaces of(Tables tables, ExportFunctions.Environment environment) {
        Config config = environment.config();
        String bucket = environment.bucket().getBucketArn();
        Elsewhere elsewhere = Elsewhere.of(config);
        List<String> buckets = new ArrayList<>(List.of(bucket));
        elsewhere.buckets().forEach(name -> buckets.add(s3(name)));
        String own = bucket + "/lakelift/" + config.name();
        String metadata = tables.location()
                .map(location -> s3(location.substring("s3://".length())))
                .orElse(own + "/tables");
        tables.location()
                .map(location -> s3(location.substring("s3://".length()).replaceFirst("/.*", "")))
                .filter(other -> !buckets.contains(other))
                .ifPresent(buckets::add);
        return new TablePlaces(
                tables.database(),
                buckets,
                Stream.concat(
                                Stream.of(bucket + "/*"),
                                elsewhere.folders().stream().map(TablePlaces::s3))
                        .toList(),
                List.of(metadata + "/*"),
                List.of(own + "/*"));
    }

    /** What a reader reads. */
    List<String> readable() {
        return Stream.concat(exported.stream(), metadata.stream()).distinct().toList();
    }

    /** A call for a table is one for its database and its catalog too. */
    List<String> catalog(String table) {
        return List.of(
                Iam.arn("glue", "catalog"),
                Iam.arn("glue", "database/" + database),
                Iam.arn("glue", "table/" + database + "/" + table));
    }

    /** The tables of single nights, which go with their nights; no other is ever dropped. */
    List<String> nights() {
        return catalog("*__20??_??_??*");
    }

    private static String s3(String path) {
        return "arn:%s:s3:::%s".formatted(Aws.PARTITION, path);
    }
}
