package io.lakelift.local.sim;

import io.lakelift.asl.Execution;
import io.lakelift.fakes.FakeCloud;
import io.lakelift.fakes.glue.FakeGlue;
import io.lakelift.fakes.glue.GlueTable;
import io.lakelift.fakes.s3.StoredObject;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The executions, exports, objects and tables at the end of a night.
 *
 * @param quiet whether all executions had ended, and all exports that they started, apart from exports that the API
 *     forgets; false if some still ran when the night reached its longest duration
 * @param executions the executions of all state machines
 * @param exports all exports, Lakelift's and others', by id
 * @param written the objects that functions wrote to the deployment's bucket and did not delete, by key
 * @param deleted the keys that functions deleted and did not write again, as {@code s3://BUCKET/KEY}, including keys
 *     that had no object
 * @param objects all keys of the deployment's bucket; empty for a night that registers no tables
 * @param tables the tables of the catalog, by name
 * @param catalogChanges all changes to the catalog, in order
 */
record NightEnd(
        boolean quiet,
        List<Execution> executions,
        Map<String, Export> exports,
        Map<String, StoredObject> written,
        Set<String> deleted,
        Set<String> objects,
        Map<String, GlueTable> tables,
        List<FakeGlue.Change> catalogChanges) {

    static final NightEnd NOT_YET =
            new NightEnd(false, List.of(), Map.of(), Map.of(), Set.of(), Set.of(), Map.of(), List.of());

    static NightEnd of(FakeCloud cloud, List<Execution> executions, boolean registers, boolean quiet) {
        String bucket = cloud.inventory().bucket();
        return new NightEnd(
                quiet,
                executions,
                Export.of(cloud),
                cloud.s3().written(bucket),
                cloud.s3().deletions(),
                registers ? cloud.s3().contents(bucket).keySet() : Set.of(),
                cloud.glue().tables(NightPlayer.DATABASE),
                cloud.glue().changes());
    }
}
