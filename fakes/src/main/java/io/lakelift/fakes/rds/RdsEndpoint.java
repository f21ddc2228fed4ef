package io.lakelift.fakes.rds;

import io.lakelift.fakes.wire.Element;
import io.lakelift.fakes.wire.Form;
import io.lakelift.fakes.wire.QueryService;
import io.lakelift.fakes.wire.Slice;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Serves {@link FakeRds} over RDS's Query protocol, with elements named as in the service model (2014-10-31). */
public final class RdsEndpoint implements QueryService {
    private final Supplier<FakeRds> rds;

    /** The operations by name. */
    private final Map<String, Function<Form, List<Element>>> operations = Map.of(
            FakeRds.START, this::start,
            FakeRds.DESCRIBE, this::describe,
            FakeRds.CANCEL, this::cancel,
            FakeRds.DESCRIBE_SNAPSHOTS, this::snapshots,
            FakeRds.DESCRIBE_CLUSTER_SNAPSHOTS, this::clusterSnapshots,
            FakeRds.DESCRIBE_INSTANCES, form -> databases(form, true),
            FakeRds.DESCRIBE_CLUSTERS, form -> databases(form, false));

    /** @param rds read at every call, so that the service behind an open port can be replaced */
    public RdsEndpoint(Supplier<FakeRds> rds) {
        this.rds = rds;
    }

    @Override
    public String namespace() {
        return "http://rds.amazonaws.com/doc/2014-10-31/";
    }

    @Override
    public String version() {
        return "2014-10-31";
    }

    @Override
    public Element answer(String action, Form form) {
        Function<Form, List<Element>> operation = operations.get(action);
        if (operation == null) {
            throw QueryService.unknownAction(action, version());
        }
        return Element.of(action + "Result", operation.apply(form));
    }

    private List<Element> start(Form form) {
        return ExportTaskXml.members(rds.get()
                .start(new StartRequest(
                        form.text("ExportTaskIdentifier"),
                        form.text("SourceArn"),
                        form.text("S3BucketName"),
                        form.text("IamRoleArn"),
                        form.text("KmsKeyId"),
                        form.text("S3Prefix"),
                        form.list("ExportOnly.member"))));
    }

    private List<Element> describe(Form form) {
        Slice<RdsExportTask> page = rds.get()
                .describe(new ExportTasksRequest(
                        form.text("ExportTaskIdentifier"),
                        form.text("SourceArn"),
                        form.text("SourceType"),
                        filters(form),
                        form.text("MaxRecords"),
                        form.text("Marker")));
        return ExportTaskXml.page(page);
    }

    private static List<ExportTasksRequest.Filter> filters(Form form) {
        return form.structures("Filters.Filter").stream()
                .map(at -> new ExportTasksRequest.Filter(form.text(at + ".Name"), form.list(at + ".Values.Value")))
                .toList();
    }

    private List<Element> snapshots(Form form) {
        return SnapshotXml.page(
                rds.get()
                        .snapshots(new SnapshotsRequest(
                                RdsSourceKind.SNAPSHOT,
                                form.text("DBInstanceIdentifier"),
                                form.text("DBSnapshotIdentifier"),
                                form.text("DbiResourceId"),
                                form.text("SnapshotType"),
                                filters(form),
                                form.text("MaxRecords"),
                                form.text("Marker"))),
                "DBSnapshot",
                rds.get());
    }

    private List<Element> clusterSnapshots(Form form) {
        return SnapshotXml.page(
                rds.get()
                        .snapshots(new SnapshotsRequest(
                                RdsSourceKind.CLUSTER_SNAPSHOT,
                                form.text("DBClusterIdentifier"),
                                form.text("DBClusterSnapshotIdentifier"),
                                form.text("DbClusterResourceId"),
                                form.text("SnapshotType"),
                                filters(form),
                                form.text("MaxRecords"),
                                form.text("Marker"))),
                "DBClusterSnapshot",
                rds.get());
    }

    private List<Element> databases(Form form, boolean instances) {
        Slice<Database> page = rds.get()
                .databases(new DatabasesRequest(
                        instances,
                        form.text(instances ? "DBInstanceIdentifier" : "DBClusterIdentifier"),
                        filters(form),
                        form.text("MaxRecords"),
                        form.text("Marker")));
        return DatabaseXml.page(page, instances, rds.get().account().databases());
    }

    private List<Element> cancel(Form form) {
        return ExportTaskXml.members(rds.get().cancel(form.text("ExportTaskIdentifier")));
    }
}
