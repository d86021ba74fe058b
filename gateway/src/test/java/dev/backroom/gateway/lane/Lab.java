package dev.backroom.gateway.lane;

import static dev.backroom.gateway.TestDatabase.await;

import dev.backroom.gateway.TestDatabase;
import dev.backroom.gateway.log.Eras;
import dev.backroom.gateway.log.Overdue;
import dev.backroom.operation.Answer;
import dev.backroom.operation.ChainOperation;
import dev.backroom.operation.ChainOperation.ItemData;
import dev.backroom.operation.ChainOperation.PackData;
import dev.backroom.operation.Envelope;
import dev.backroom.operation.Operation;
import dev.backroom.operation.Outcome;
import dev.backroom.operation.Principal;
import dev.backroom.operation.ReceivingOperation;
import dev.backroom.operation.ReceivingOperation.Goods;
import dev.backroom.operation.SetupOperation;
import dev.backroom.operation.SetupOperation.LocationData;
import dev.backroom.operation.SetupOperation.NoticeLineData;
import dev.backroom.operation.SetupOperation.OrderLineData;
import dev.backroom.operation.StockOperation.MoveGoods;
import dev.backroom.store.DocumentRow.LocationKind;
import dev.backroom.store.MasterRow.Role;
import dev.backroom.store.MasterRow.Temperature;
import dev.backroom.store.MasterRow.Tracking;
import dev.backroom.store.Sources;
import dev.backroom.store.Status;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Json;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/// A database with one vendor and one item, gateways on it, and stores that have goods to receive and to move.
final class Lab implements AutoCloseable {

    /// Bounds that let tests end soon.
    static final Limits LIMITS = Limits.DEFAULT;

    static final String GTIN = "4006381333931";
    static final int DEVICE = 1000;
    static final Principal WORKER = new Principal(11, DEVICE, Set.of(Role.CLERK, Role.INTEGRATOR));

    private static final long ORDERED = 1_000_000;

    final TestDatabase database = TestDatabase.fresh();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Lanes> gateways = new ArrayList<>();
    private final AtomicLong numbers = new AtomicLong();

    Lab() {
        Lanes gateway = gateway();
        accepted(gateway, StoreId.CHAIN, new ChainOperation.PutVendor("V", "Harvest Foods"));
        accepted(gateway, StoreId.CHAIN, new ChainOperation.PutItems(List.of(item(1, GTIN))));
    }

    static ItemData item(int number, String gtin) {
        return new ItemData(
                "SKU" + number,
                "Pencil " + number,
                "PENCILS",
                Temperature.AMBIENT,
                Tracking.NONE,
                false,
                0,
                Map.of(),
                89,
                List.of(new PackData(gtin, "each", 1)));
    }

    Lanes gateway() {
        return gateway(LIMITS, InstantSource.system());
    }

    Lanes gateway(Limits limits, InstantSource clock) {
        Lanes lanes = new Lanes(
                database.vertx(),
                database.database(),
                database.events(),
                database.loader(),
                new Lanes.Setup(
                        2,
                        limits,
                        clock,
                        new LaneMeters(meters),
                        new Eras(database.owners())::ensure,
                        new Overdue(database.readers())));
        await(lanes.start());
        gateways.add(lanes);
        return lanes;
    }

    double counted(String meter) {
        return meters.get(meter).counter().count();
    }

    /// A store with two bins, an order, and a delivery that is being received.
    StoreId open(Lanes gateway) {
        StoreId store = new StoreId(database.store());
        accepted(gateway, StoreId.CHAIN, new ChainOperation.PutSite(store.code(), "S", "UTC", LocalTime.MIDNIGHT));
        accepted(
                gateway,
                store,
                new SetupOperation.PutLocations(List.of(
                        place("STAGE", LocationKind.STAGE),
                        place("A", LocationKind.BIN),
                        place("B", LocationKind.BIN))));
        accepted(gateway, store, order("PO", 1));
        accepted(gateway, store, notice("D", "PO"));
        accepted(
                gateway,
                store,
                new ReceivingOperation.CheckIn("D", Optional.empty(), 1, Optional.empty(), false, Optional.empty()));
        accepted(gateway, store, new ReceivingOperation.OpenReceipt(ReceivingOperation.Document.DELIVERY, "D"));
        return store;
    }

    static LocationData place(String code, LocationKind kind) {
        return new LocationData(code, Optional.empty(), kind, Temperature.AMBIENT);
    }

    static Operation order(String code, long version) {
        return new SetupOperation.PutOrder(
                code,
                version,
                "V",
                LocalDate.of(2030, 1, 1),
                false,
                List.of(new OrderLineData(1, "SKU1", ORDERED, 89)));
    }

    static Operation notice(String delivery, String order) {
        return new SetupOperation.PutNotice(
                delivery,
                "V",
                List.of(order),
                Instant.parse("2030-01-01T06:00:00Z"),
                List.of(new NoticeLineData(Optional.of(order), 1, "SKU1", ORDERED)),
                List.of());
    }

    static Operation receive(int quantity) {
        return new ReceivingOperation.ReceiveGoods("D", goods(quantity), Optional.of("STAGE"));
    }

    static Operation move(String from, String to, int quantity) {
        return new MoveGoods(goods(quantity), Status.AVAILABLE, from, to);
    }

    private static Goods goods(int quantity) {
        return Goods.plain(GTIN, Integer.toString(quantity));
    }

    /// What the tables cannot hold: the rules know nothing of it, the database refuses it.
    static Operation poison() {
        return new SetupOperation.PutLocations(List.of(place("X\u0000", LocationKind.BIN)));
    }

    static Envelope counted(StoreId store, int source, long number, Operation operation) {
        return envelope(store, source, number, true, operation);
    }

    static Envelope uncounted(StoreId store, int source, long number, Operation operation) {
        return envelope(store, source, number, false, operation);
    }

    private static Envelope envelope(StoreId store, int source, long number, boolean counted, Operation operation) {
        return new Envelope(
                store,
                source,
                number,
                counted,
                WORKER,
                Instant.EPOCH,
                false,
                0,
                Optional.empty(),
                operation,
                Json.digest(operation));
    }

    /// Posts as an operator; it must be accepted.
    Answer.Decided accepted(Lanes gateway, StoreId store, Operation operation) {
        return accepted(await(post(gateway, store, operation)));
    }

    static Answer.Decided accepted(Answer answer) {
        if (answer instanceof Answer.Decided decided && decided.outcome() instanceof Outcome.Accepted) {
            return decided;
        }
        throw new AssertionError("not accepted: " + answer);
    }

    /// Posts as an operator.
    Future<Answer> post(Lanes gateway, StoreId store, Operation operation) {
        Envelope envelope = uncounted(store, Sources.OPERATOR, numbers.incrementAndGet(), operation);
        Set<Role> roles = Set.of(Role.CLERK, Role.SYSTEM);
        return gateway.post(new Envelope(
                envelope.store(),
                envelope.source(),
                envelope.number(),
                false,
                new Principal(0, 0, roles),
                envelope.claimed(),
                false,
                0,
                Optional.empty(),
                operation,
                envelope.digest()));
    }

    /// Waits for a condition, at most half a minute.
    void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not come about: " + what);
            }
            await(database.vertx().timer(5));
        }
    }

    long number(String sql, Object... parameters) {
        return database.sql(sql, parameters).iterator().next().getLong(0);
    }

    /// Stops a gateway in order.
    void stop(Lanes gateway) {
        gateways.remove(gateway);
        await(gateway.stop());
    }

    @Override
    public void close() {
        List.copyOf(gateways).forEach(this::stop);
        database.close();
    }
}
