package io.lakelift.local.sim;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.lakelift.asl.StateMachine;
import io.lakelift.export.Deployment;
import io.lakelift.export.Services;
import io.lakelift.fakes.CloudClients;
import io.lakelift.fakes.FakeCloud;
import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.states.ServiceCalls;
import io.lakelift.handler.Settings;
import io.lakelift.handler.Wiring;
import io.lakelift.local.lambda.InProcessHandlers;
import io.lakelift.local.lambda.Invoker;
import io.lakelift.notice.Notices;
import io.lakelift.sns.SnsNotices;
import io.lakelift.tables.glue.GlueTables;
import io.lakelift.tables.handler.RegisterSettings;
import io.lakelift.tables.handler.RegisterTables;
import io.lakelift.tables.handler.VerifyExport;
import io.lakelift.tables.handler.VerifySettings;
import io.lakelift.tables.s3.S3Buckets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.fsx.FSxClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * Holds what one thread reuses for each of its nights: the AWS clients, which are expensive to create, the state
 * machines, and the functions that check files and register tables. Each night has its own fake cloud and new instances
 * of all other functions.
 */
final class NightPlayer {
    static final String DATABASE = SampleAccount.SAMPLE.database();

    private final Map<String, StateMachine> machines;
    private final Settings settings;
    private final Deployment unchecked;
    private final RdsClient rds = CloudClients.rds(this::cloud);
    private final FSxClient fsx = CloudClients.fsx(this::cloud);
    private final SfnClient sfn = CloudClients.sfn(this::cloud);
    private final Notices notices;
    private final VerifyExport verify;
    private final List<RequestStreamHandler> registering;
    private FakeCloud cloud;

    NightPlayer(SimulatedDeployment deployed) {
        machines = deployed.machines().get();
        settings = Settings.from(deployed.environment());
        Map<String, String> off = new HashMap<>(deployed.environment());
        off.put("LAKELIFT_VERIFY_FILES", "false");
        unchecked = Settings.from(off).deployment();
        notices = new SnsNotices(CloudClients.sns(this::cloud), settings.topicArn());
        S3Buckets s3 = new S3Buckets(CloudClients.s3(this::cloud));
        verify = new VerifyExport(VerifySettings.from(deployed.environment()), s3);
        Map<String, String> tables = new HashMap<>(deployed.environment());
        tables.put("LAKELIFT_TABLES_DATABASE", DATABASE);
        tables.put("LAKELIFT_TABLES_NAMES", "database_schema_table");
        tables.put("LAKELIFT_TABLES_KEEP_NIGHTS", "2");
        tables.put("LAKELIFT_TABLES_VIEWS_NUMERIC_SCALE", "2");
        registering = List.of(
                new VerifyExport(VerifySettings.from(tables), s3),
                new RegisterTables(
                        RegisterSettings.from(tables), s3, new GlueTables(CloudClients.glue(this::cloud), DATABASE)));
    }

    /** The calls that state machines make to RDS and FSx directly. */
    ServiceCalls services() {
        return new ServiceCalls(() -> rds, () -> fsx);
    }

    /**
     * Connects the clients to another cloud and returns its functions; in a quarter of the nights these see exports of
     * earlier nights.
     *
     * @param verifies whether files are checked
     * @param registers whether tables are registered afterwards
     */
    Invoker enter(FakeCloud other, SeededRandom chance, boolean verifies, boolean registers) {
        cloud = other;
        Services real = Wiring.services(rds, fsx, () -> sfn, settings.exportMachineArn());
        Services doors = chance.hits(0.25)
                ? new Services(
                        new PastNights(real.rds(), chance),
                        new PastNights(real.fsx(), chance),
                        real.snapshots(),
                        real.executions())
                : real;
        return InProcessHandlers.of(
                verifies ? settings.deployment() : unchecked,
                doors,
                Wiring.catalog(rds, fsx, settings.services()),
                notices,
                registers ? registering : List.of(verify),
                (function, line) -> {});
    }

    private FakeCloud cloud() {
        return cloud;
    }

    Map<String, StateMachine> machines() {
        return machines;
    }
}
