package io.lakelift.fakes;

import static java.util.Objects.requireNonNull;

import io.lakelift.fakes.files.ExportShelf;
import io.lakelift.fakes.files.ReportShelf;
import io.lakelift.fakes.fsx.FakeFsx;
import io.lakelift.fakes.fsx.FsxEndpoint;
import io.lakelift.fakes.glue.FakeGlue;
import io.lakelift.fakes.glue.GlueEndpoint;
import io.lakelift.fakes.rds.FakeRds;
import io.lakelift.fakes.rds.RdsEndpoint;
import io.lakelift.fakes.s3.FakeS3;
import io.lakelift.fakes.s3.S3Protocol;
import io.lakelift.fakes.sfn.FakeSfn;
import io.lakelift.fakes.sfn.SfnEndpoint;
import io.lakelift.fakes.sns.FakeSns;
import io.lakelift.fakes.sns.PublishedMessage;
import io.lakelift.fakes.sns.SnsEndpoint;
import io.lakelift.fakes.states.LocalStates;
import io.lakelift.fakes.wire.ServicePort;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The fake AWS services of one account, all on one clock. The account is that of {@link SampleAccount} or of another
 * {@link Inventory}. A new cloud can be used only within the process until {@link #listen} opens ports.
 *
 * <p>{@link #reset} and {@link #play} replace the services, also behind open ports, so call {@link #rds}, {@link #sns},
 * {@link #fsx}, {@link #sfn}, {@link #s3}, {@link #glue} and {@link #exports} again afterwards.
 */
public final class FakeCloud implements AutoCloseable {
    private final InstantSource clock;
    private final Consumer<Duration> pause;
    private final Inventory inventory;
    private volatile Consumer<PublishedMessage> listener = message -> {};
    private volatile FakeRds rds;
    private volatile FakeSns sns;
    private volatile FakeFsx fsx;
    private volatile FakeSfn sfn;
    private volatile FakeS3 s3;
    private volatile FakeGlue glue;
    private volatile ExportShelf exports;
    private volatile Supplier<LocalStates> states = FakeCloud::noStates;
    private Optional<ServicePort> rdsServer = Optional.empty();
    private Optional<ServicePort> snsServer = Optional.empty();
    private Optional<ServicePort> fsxServer = Optional.empty();
    private Optional<ServicePort> sfnServer = Optional.empty();
    private Optional<ServicePort> s3Server = Optional.empty();
    private Optional<ServicePort> glueServer = Optional.empty();

    /** A cloud whose delayed calls take no time, because no one moves the clock during a call. */
    public FakeCloud(InstantSource clock) {
        this(clock, length -> {});
    }

    /** @param pause how a delayed call waits, such as by moving a test's clock */
    public FakeCloud(InstantSource clock, Consumer<Duration> pause) {
        this(clock, pause, SampleAccount.SAMPLE);
    }

    /** A cloud whose account contains this inventory instead of the sample account's. */
    public FakeCloud(InstantSource clock, Inventory inventory) {
        this(clock, length -> {}, inventory);
    }

    private FakeCloud(InstantSource clock, Consumer<Duration> pause, Inventory inventory) {
        this.clock = clock;
        this.pause = pause;
        this.inventory = requireNonNull(inventory, "inventory is null");
        this.rds = newRds();
        this.sns = newSns();
        this.fsx = newFsx();
        this.sfn = newSfn();
        this.exports = new ExportShelf(rds);
        this.s3 = newS3();
        this.glue = newGlue();
    }

    /** Opens the services on the loopback address, on any free ports. */
    public FakeCloud listen() {
        return listen(InetAddress.getLoopbackAddress(), 0, 0, 0, 0, 0, 0);
    }

    public FakeCloud listen(
            InetAddress host, int rdsPort, int snsPort, int fsxPort, int sfnPort, int s3Port, int gluePort) {
        close();
        rdsServer = Optional.of(ServicePort.open(new InetSocketAddress(host, rdsPort), new RdsEndpoint(() -> rds)));
        snsServer = Optional.of(ServicePort.open(new InetSocketAddress(host, snsPort), new SnsEndpoint(() -> sns)));
        fsxServer = Optional.of(ServicePort.open(new InetSocketAddress(host, fsxPort), new FsxEndpoint(() -> fsx)));
        sfnServer = Optional.of(ServicePort.open(new InetSocketAddress(host, sfnPort), new SfnEndpoint(() -> sfn)));
        s3Server = Optional.of(ServicePort.open(new InetSocketAddress(host, s3Port), new S3Protocol(() -> s3)));
        glueServer = Optional.of(ServicePort.open(new InetSocketAddress(host, gluePort), new GlueEndpoint(() -> glue)));
        return this;
    }

    /** Forgets every task, message, object, table, fault and call, and sets up the account again. */
    public void reset() {
        rds = newRds();
        sns = newSns();
        fsx = newFsx();
        sfn = newSfn();
        exports = new ExportShelf(rds);
        s3 = newS3();
        glue = newGlue();
    }

    /** Sets the executions that {@link #sfn} describes and lists, also after a reset. */
    public void show(Supplier<LocalStates> executions) {
        states = executions;
    }

    /** Resets the cloud, and sets up what the services do from now on. */
    public void play(Scenario scenario) {
        play(scenario, cloud -> {});
    }

    /** @param before sets up what has already happened when the scenario begins */
    public void play(Scenario scenario, Consumer<FakeCloud> before) {
        reset();
        before.accept(this);
        scenario.setUp(this);
    }

    public FakeRds rds() {
        return rds;
    }

    public FakeSns sns() {
        return sns;
    }

    public FakeFsx fsx() {
        return fsx;
    }

    public FakeSfn sfn() {
        return sfn;
    }

    public FakeS3 s3() {
        return s3;
    }

    public FakeGlue glue() {
        return glue;
    }

    /** The files that RDS's exports write to S3. */
    public ExportShelf exports() {
        return exports;
    }

    /** What exists in the account when a night begins. */
    public Inventory inventory() {
        return inventory;
    }

    public InstantSource clock() {
        return clock;
    }

    /** Calls {@code hears} with every message that a topic accepts, also after a reset. */
    public void onPublish(Consumer<PublishedMessage> hears) {
        listener = hears;
    }

    public URI rdsUri() {
        return rdsServer.orElseThrow(FakeCloud::notListening).uri();
    }

    public URI snsUri() {
        return snsServer.orElseThrow(FakeCloud::notListening).uri();
    }

    public URI fsxUri() {
        return fsxServer.orElseThrow(FakeCloud::notListening).uri();
    }

    public URI sfnUri() {
        return sfnServer.orElseThrow(FakeCloud::notListening).uri();
    }

    public URI s3Uri() {
        return s3Server.orElseThrow(FakeCloud::notListening).uri();
    }

    public URI glueUri() {
        return glueServer.orElseThrow(FakeCloud::notListening).uri();
    }

    /** The variables by which unmodified SDK clients find the fakes. */
    public Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL_RDS", rdsUri().toString(),
                "AWS_ENDPOINT_URL_SNS", snsUri().toString(),
                "AWS_ENDPOINT_URL_FSX", fsxUri().toString(),
                "AWS_ENDPOINT_URL_SFN", sfnUri().toString(),
                "AWS_ENDPOINT_URL_S3", s3Uri().toString(),
                "AWS_ENDPOINT_URL_GLUE", glueUri().toString());
    }

    @Override
    public void close() {
        Stream.of(rdsServer, snsServer, fsxServer, sfnServer, s3Server, glueServer)
                .flatMap(Optional::stream)
                .forEach(ServicePort::close);
    }

    private FakeRds newRds() {
        FakeRds made = new FakeRds(clock, pause);
        inventory.addTo(made.account());
        return made;
    }

    private FakeSns newSns() {
        FakeSns made = new FakeSns(clock, pause, message -> listener.accept(message));
        made.createTopic(inventory.topic());
        return made;
    }

    private FakeFsx newFsx() {
        FakeFsx made = new FakeFsx(clock, pause);
        inventory.addTo(made.account());
        return made;
    }

    private FakeSfn newSfn() {
        FakeSfn made = new FakeSfn(clock, pause);
        made.show(() -> states.get());
        return made;
    }

    private FakeS3 newS3() {
        return new FakeS3(clock, pause).show(exports).show(new ReportShelf(fsx));
    }

    private FakeGlue newGlue() {
        return new FakeGlue(clock, pause).createDatabase(inventory.database());
    }

    private static LocalStates noStates() {
        throw new IllegalStateException("the cloud has no state machines; call show() first");
    }

    private static IllegalStateException notListening() {
        return new IllegalStateException("the cloud has no ports; call listen() first");
    }
}
