package dev.backroom.gateway.app;

import dev.backroom.gateway.edge.Edge;
import dev.backroom.gateway.edge.EdgeLimits;
import dev.backroom.gateway.edge.EdgePorts;
import dev.backroom.gateway.edge.EdgeSettings;
import dev.backroom.gateway.edge.HealthProbe;
import dev.backroom.gateway.integration.postings.PostingMeters;
import dev.backroom.gateway.integration.postings.Postings;
import dev.backroom.gateway.integration.postings.Target;
import dev.backroom.gateway.integration.relay.HeadPublisher;
import dev.backroom.gateway.integration.relay.Relay;
import dev.backroom.gateway.integration.relay.RelayMeters;
import dev.backroom.gateway.integration.relay.RelaySettings;
import dev.backroom.gateway.lane.Lanes;
import dev.backroom.gateway.log.Committed;
import dev.backroom.gateway.log.Cursors;
import dev.backroom.gateway.log.Elsewhere;
import dev.backroom.gateway.log.EventReader;
import dev.backroom.gateway.log.HeadMarks;
import dev.backroom.gateway.log.Inbox;
import dev.backroom.gateway.log.Movements;
import dev.backroom.gateway.log.Outbox;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The composition root: a whole gateway, made by hand in order and ended in the reverse order.
public final class Gateway implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
    private static final long STEP_SECONDS = 60;
    private static final int EVENT_LOOPS = 2;
    /// The name of the ERP as a target.
    static final String ERP = "erp";

    private final Vertx vertx;
    private final Core core;
    private final Optional<Relay> relay;
    private final Optional<Postings> postings;
    private final Edge edge;
    private final Settings settings;
    private final PrometheusMeterRegistry metrics;
    private final List<String> readers = new CopyOnWriteArrayList<>();
    private int port;

    private Gateway(Vertx vertx, Core core, Settings settings, PrometheusMeterRegistry metrics) throws IOException {
        this.vertx = vertx;
        this.core = core;
        this.metrics = metrics;
        this.settings = settings;
        this.relay = Optional.of(relaySettings(settings))
                .filter(kafka -> !kafka.servers().isEmpty())
                .map(kafka -> new Relay(
                        core.events(),
                        new Cursors(core.readers(), ReaderCommands.RELAY),
                        kafka,
                        new RelayMeters(metrics),
                        InstantSource.system()));
        this.postings = target(settings).map(target -> postings(core, target, metrics));
        this.edge = new Edge(
                vertx,
                edgeSettings(settings),
                new EdgePorts(
                        core.lanes(),
                        core.events(),
                        new Inbox(core.readers()),
                        core.credentials(),
                        new Elsewhere(core.readers()),
                        new Outbox(core.readers()),
                        probes(core, relay, postings),
                        metrics,
                        InstantSource.system()),
                EVENT_LOOPS);
    }

    /// Starts a gateway and answers when it takes work. Blocking.
    ///
    /// @throws Settings.BadSetting when a setting cannot be used
    /// @throws IOException when the data folder or the database cannot be used
    public static Gateway start(Settings settings) throws IOException, TimeoutException {
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Vertx vertx = Vertx.vertx();
        try {
            Core.makeFolder(settings);
            return started(assembled(vertx, Core.open(vertx, settings, metrics, true), settings, metrics));
        } catch (Throwable e) {
            vertx.close();
            throw e;
        }
    }

    private static Gateway assembled(Vertx vertx, Core core, Settings settings, PrometheusMeterRegistry metrics)
            throws IOException {
        try {
            return new Gateway(vertx, core, settings, metrics);
        } catch (Throwable e) {
            core.close();
            throw e;
        }
    }

    /// What fails on a Vert.x thread comes out of `await` as it is, checked or not: whatever it is, nothing stays
    /// behind.
    private static Gateway started(Gateway gateway) throws IOException, TimeoutException {
        try {
            gateway.startAll().await(STEP_SECONDS, TimeUnit.SECONDS);
        } catch (Throwable e) {
            gateway.close();
            throw e;
        }
        gateway.core.ready();
        LOG.info("ready on port {}", gateway.port);
        return gateway;
    }

    private Future<Void> startAll() {
        return core.start()
                .compose(_ -> startReaders())
                .compose(_ -> edge.start().recover(this::notListening))
                .map(listening -> {
                    port = listening;
                    return null;
                });
    }

    private <T> Future<T> notListening(Throwable failure) {
        return Future.failedFuture(
                failure instanceof BindException
                        ? new Settings.BadSetting(settings.text(Setting.HTTP_HOST) + ":"
                                + settings.text(Setting.HTTP_PORT) + " cannot be listened on ("
                                + Cause.sentence(failure) + "): stop what listens there, or set another "
                                + Setting.HTTP_PORT.key())
                        : failure);
    }

    private Future<Void> startReaders() {
        List<Future<String>> starting = new ArrayList<>();
        relay.ifPresent(r -> {
            core.lanes().onCommit(committed -> r.offer(Committed.events(committed)));
            starting.add(vertx.deployVerticle(r));
        });
        postings.ifPresent(p -> {
            core.lanes().onCommit(p::offer);
            starting.add(vertx.deployVerticle(p));
        });
        starting.add(vertx.deployVerticle(new HeadPublisher(
                core.events(),
                new HeadMarks(core.readers()),
                relay,
                relaySettings(settings),
                settings.dataFolder(),
                InstantSource.system())));
        Movements movements = new Movements(core.events(), core.readers());
        core.lanes().onCommit(movements::offer);
        metrics.gauge("backroom.movements.lag", movements, Movements::lag);
        starting.add(vertx.deployVerticle(movements, new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER)));
        starting.forEach(deployed -> deployed.onSuccess(readers::add));
        return Future.all(starting).mapEmpty();
    }

    /// The ERP, where there is one to be told.
    private static Optional<Target> target(Settings settings) {
        return settings.optional(Setting.ERP_URL).map(text -> {
            try {
                URI url = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
                boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
                if (http && url.getHost() != null && url.getQuery() == null && url.getUserInfo() == null) {
                    return Target.of(ERP, url, settings.text(Setting.ERP_TOKEN));
                }
            } catch (URISyntaxException _) {
                // said below
            }
            throw new Settings.BadSetting(
                    Setting.ERP_URL.key() + " must be an address such as https://erp.example/api/postings");
        });
    }

    private static Postings postings(Core core, Target target, PrometheusMeterRegistry metrics) {
        return new Postings(
                target,
                new Postings.Ports(
                        core.events(),
                        new Cursors(core.readers(), target.reader()),
                        new Outbox(core.readers()),
                        core.lease(target.reader()),
                        core.lanes()::post,
                        InstantSource.system(),
                        RandomGenerator.of("L64X128MixRandom")),
                new PostingMeters(metrics, target.name()));
    }

    /// Without servers nothing is relayed, but heads are signed all the same.
    private static RelaySettings relaySettings(Settings settings) {
        RelaySettings base = RelaySettings.at(settings.text(Setting.KAFKA_SERVERS));
        return new RelaySettings(
                base.servers(),
                settings.text(Setting.KAFKA_EVENTS),
                settings.text(Setting.KAFKA_HEADS),
                base.partitions(),
                base.replicas(),
                base.inFlightMax(),
                settings.headsEvery(),
                base.client());
    }

    private static EdgeSettings edgeSettings(Settings settings) throws IOException {
        EdgeLimits base = EdgeLimits.DEFAULT;
        EdgeLimits limits = new EdgeLimits(
                base.bodyBytes(),
                base.batchBytes(),
                base.batchLines(),
                base.headerBytes(),
                base.idle(),
                base.bodyWait(),
                settings.number(Setting.HTTP_RATE, 1, 1_000_000),
                base.pageMax(),
                base.feeds(),
                base.feedsPerCaller(),
                base.feedBytes(),
                base.ping());
        Optional<EdgeSettings.Tls> tls = settings.optional(Setting.TLS_CERTIFICATE)
                .map(_ -> new EdgeSettings.Tls(
                        readable(settings, Setting.TLS_CERTIFICATE), readable(settings, Setting.TLS_KEY)));
        try {
            return new EdgeSettings(
                    settings.text(Setting.HTTP_HOST),
                    settings.number(Setting.HTTP_PORT, 0, 65_535),
                    TokenKey.of(settings),
                    Duration.ofMinutes(settings.number(Setting.TOKEN_MINUTES, 1, 1_440)),
                    tls,
                    settings.flag(Setting.HTTP_BEHIND_PROXY),
                    settings.words(Setting.HTTP_ORIGINS),
                    limits);
        } catch (IllegalArgumentException e) {
            throw new Settings.BadSetting(String.valueOf(e.getMessage()));
        }
    }

    private static String readable(Settings settings, Setting file) {
        if (!Files.isReadable(Path.of(settings.text(file)))) {
            throw new Settings.BadSetting(file.key() + " " + settings.text(file) + " cannot be read");
        }
        return settings.text(file);
    }

    private static List<HealthProbe> probes(Core core, Optional<Relay> relay, Optional<Postings> postings) {
        List<HealthProbe> probes = new ArrayList<>();
        probes.add(new HealthProbe(
                "database",
                true,
                () -> core.readers().query("SELECT 1").execute().map("answers")));
        relay.ifPresent(r -> probes.add(new HealthProbe("relay", false, () -> {
            Relay.Health health = r.health();
            return health.up() ? Future.succeededFuture(health.detail()) : Future.failedFuture(health.detail());
        })));
        postings.ifPresent(p -> probes.add(new HealthProbe(ERP, false, () -> {
            Postings.Health health = p.health();
            return health.up() ? Future.succeededFuture(health.detail()) : Future.failedFuture(health.detail());
        })));
        return probes;
    }

    public int port() {
        return port;
    }

    public Lanes lanes() {
        return core.lanes();
    }

    public EventReader events() {
        return core.events();
    }

    /// Makes devices and people that may sign in.
    public Enrolment enrolment() {
        return core.enrolment();
    }

    /// Checks the books.
    public Audit audit() {
        return core.audit(settings);
    }

    public Optional<Relay> relay() {
        return relay;
    }

    public Optional<Postings> postings() {
        return postings;
    }

    public PrometheusMeterRegistry metrics() {
        return metrics;
    }

    /// Tells when the PostgreSQL that this gateway started has ended by itself. The gateway cannot go on without it
    /// and
    /// does not start another one: the program ends, and what watches it starts it anew.
    void onDatabaseLost(Runnable lost) {
        core.onDatabaseLost(lost);
    }

    /// Takes no more work, lets what is on its way finish, and ends everything. Blocking.
    @Override
    public void close() throws IOException {
        core.closing();
        try {
            edge.stop()
                    .transform(_ ->
                            Future.join(readers.stream().map(vertx::undeploy).toList()))
                    .transform(_ -> core.disconnect())
                    .transform(_ -> vertx.close())
                    .await(STEP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | RuntimeException e) {
            LOG.warn("not everything ended in order", e);
        }
        core.close();
    }
}
