package dev.backroom.gateway.edge;

import dev.backroom.gateway.TestDatabase;
import dev.backroom.gateway.edge.token.Secrets;
import dev.backroom.gateway.lane.LaneMeters;
import dev.backroom.gateway.lane.Lanes;
import dev.backroom.gateway.lane.Limits;
import dev.backroom.gateway.log.Credentials;
import dev.backroom.gateway.log.Elsewhere;
import dev.backroom.gateway.log.Eras;
import dev.backroom.gateway.log.EventReader;
import dev.backroom.gateway.log.Inbox;
import dev.backroom.gateway.log.Outbox;
import dev.backroom.gateway.log.Overdue;
import dev.backroom.operation.Answer;
import dev.backroom.operation.ChainOperation;
import dev.backroom.operation.Envelope;
import dev.backroom.operation.LineOperation;
import dev.backroom.operation.Operation;
import dev.backroom.operation.Outcome;
import dev.backroom.store.Bytes;
import dev.backroom.store.Master;
import dev.backroom.store.MasterRow.Role;
import dev.backroom.store.Sources;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Json;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// A whole gateway on a database of its own, started once for all tests of a run and handed to those that ask for
/// it as
/// a parameter. It knows the stores `0123` and `0124`; each test enrols its own devices.
final class RunningGateway implements AutoCloseable {

    static final StoreId STORE = StoreId.parse("0123");
    static final StoreId OTHER = StoreId.parse("0124");
    static final String SECRET = "a-long-random-secret-of-a-device";
    static final String PIN = "4711";

    private static final Bytes SALT = Bytes.of(new byte[Secrets.SALT_BYTES]);

    /// Gives the running gateway to tests.
    static final class Given implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == RunningGateway.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(RunningGateway.class, _ -> new RunningGateway(), RunningGateway.class);
        }
    }

    /// A clock that a test can put forward and stop.
    static final class Clock implements InstantSource {
        private final AtomicLong aheadMillis = new AtomicLong();
        private final AtomicReference<@Nullable Instant> stopped = new AtomicReference<>();

        @Override
        public Instant instant() {
            Instant fixed = stopped.get();
            return fixed != null ? fixed : Instant.now().plusMillis(aheadMillis.get());
        }

        void stop() {
            stopped.set(instant());
        }

        void go() {
            stopped.set(null);
        }

        void forward(Duration by) {
            aheadMillis.addAndGet(by.toMillis());
        }
    }

    private final TestDatabase database = TestDatabase.fresh();
    private final Vertx vertx = database.vertx();
    private final Lanes lanes;
    private final Credentials credentials = new Credentials(database.readers());
    private final EventReader events = database.events();
    private final Edge edge;
    private final Clock clock = new Clock();
    private final Contract contract = new Contract();
    private final AtomicLong numbers = new AtomicLong();
    private final int port;

    RunningGateway() {
        this(Limits.DEFAULT);
    }

    /// @param limits of its lanes
    private RunningGateway(Limits limits) {
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        lanes = lanes(limits, metrics);
        edge = new Edge(
                vertx,
                settings(),
                new EdgePorts(
                        lanes,
                        events,
                        new Inbox(database.readers()),
                        credentials,
                        new Elsewhere(database.readers()),
                        new Outbox(database.readers()),
                        probes(),
                        metrics,
                        clock),
                2);
        port = done(edge.start());
        post(StoreId.CHAIN, new ChainOperation.PutSite(STORE.code(), "Leeds", "Europe/London", LocalTime.of(4, 0)));
        post(StoreId.CHAIN, new ChainOperation.PutSite(OTHER.code(), "York", "Europe/London", LocalTime.of(4, 0)));
    }

    /// @param most operations of one store that wait
    static RunningGateway withQueue(int most) {
        Limits d = Limits.DEFAULT;
        return new RunningGateway(new Limits(
                d.queueMax(),
                most,
                d.batchMax(),
                d.turnMax(),
                d.loadsMax(),
                d.stateBytesMax(),
                d.eraLength(),
                d.readWait()));
    }

    private Lanes lanes(Limits limits, PrometheusMeterRegistry metrics) {
        Lanes started = new Lanes(
                vertx,
                database.database(),
                events,
                database.loader(),
                new Lanes.Setup(
                        2,
                        limits,
                        clock,
                        new LaneMeters(metrics),
                        new Eras(database.owners())::ensure,
                        new Overdue(database.readers())));
        done(started.start());
        return started;
    }

    /// Lanes of another gateway on the same database; whoever asks ends them.
    Lanes elsewhere() {
        return lanes(Limits.DEFAULT, new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    }

    static EdgeSettings settings() {
        EdgeLimits d = EdgeLimits.DEFAULT;
        EdgeLimits limits = new EdgeLimits(
                d.bodyBytes(),
                d.batchBytes(),
                d.batchLines(),
                d.headerBytes(),
                d.idle(),
                Duration.ofSeconds(2),
                100,
                d.pageMax(),
                d.feeds(),
                3,
                256 << 10,
                Duration.ofSeconds(4));
        return new EdgeSettings(
                "127.0.0.1",
                0,
                Bytes.of("a key that only this test's gateway knows".getBytes(StandardCharsets.UTF_8)),
                Duration.ofMinutes(10),
                Optional.empty(),
                false,
                Set.of("https://maps.example"),
                limits);
    }

    private List<HealthProbe> probes() {
        return List.of(
                new HealthProbe(
                        "database",
                        true,
                        () -> database.readers().query("SELECT 1").execute().map("answers")),
                new HealthProbe("kafka", false, () -> Future.failedFuture("no broker")));
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    int port() {
        return port;
    }

    TestDatabase database() {
        return database;
    }

    Contract contract() {
        return contract;
    }

    Edge edge() {
        return edge;
    }

    Clock clock() {
        return clock;
    }

    Master master() {
        return lanes.master();
    }

    Lanes lanes() {
        return lanes;
    }

    EventReader events() {
        return events;
    }

    /// Opens one more store.
    StoreId store(int number) {
        StoreId store = new StoreId(number);
        post(
                StoreId.CHAIN,
                new ChainOperation.PutSite(store.code(), "Store " + number, "Europe/London", LocalTime.of(4, 0)));
        return store;
    }

    /// Enrols a device.
    ///
    /// @return its id
    int device(String name, Set<Role> roles, Set<String> stores, boolean counted) {
        return device(lanes, name, roles, stores, counted);
    }

    /// @param at where it is enrolled
    int device(Lanes at, String name, Set<Role> roles, Set<String> stores, boolean counted) {
        post(at, StoreId.CHAIN, new ChainOperation.PutDevice(name, roles, stores, counted, true));
        int id = at.master().devices().values().stream()
                .filter(device -> device.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
        done(credentials.putDevice(id, Secrets.ofDevice(SECRET, SALT)));
        return id;
    }

    /// Takes in a person.
    ///
    /// @return their id
    int person(String badge, Set<Role> roles, Set<String> stores) {
        return person(lanes, badge, roles, stores);
    }

    /// @param at where they are taken in
    int person(Lanes at, String badge, Set<Role> roles, Set<String> stores) {
        post(at, StoreId.CHAIN, new ChainOperation.PutPerson(badge, roles, stores, true));
        int id = at.master().personByBadge(badge).orElseThrow().id();
        done(credentials.putPerson(id, "Mia", Secrets.ofPerson(PIN, SALT)));
        return id;
    }

    /// Takes a person's name out, as the person may ask for.
    void eraseName(String badge) {
        int id = lanes.master().personByBadge(badge).orElseThrow().id();
        done(database.readers()
                .query("DELETE FROM person_name WHERE person = " + id)
                .execute());
    }

    /// Posts on behalf of the system; it must be accepted.
    /// The number of a case about a message that an ERP refused.
    int parkedPosting() {
        String posting = numbers.incrementAndGet() + "-1";
        Answer.Decided parked = post(STORE, new LineOperation.ParkPosting("erp", posting, "-", "no such article"));
        return Integer.parseInt(((Outcome.Accepted) parked.outcome()).args().get("case"));
    }

    Answer.Decided post(StoreId store, Operation operation) {
        return post(lanes, store, operation);
    }

    private Answer.Decided post(Lanes at, StoreId store, Operation operation) {
        Answer answer = done(at.post(Envelope.bySystem(
                store,
                Sources.OPERATOR,
                numbers.incrementAndGet(),
                clock.instant(),
                operation,
                Json.digest(operation))));
        if (answer instanceof Answer.Decided decided && decided.outcome() instanceof Outcome.Accepted) {
            return decided;
        }
        throw new IllegalStateException(operation + " was answered with " + answer);
    }

    static <T> T done(Future<T> future) {
        try {
            return future.await(20, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        done(edge.stop());
        done(lanes.stop());
        database.close();
    }
}
