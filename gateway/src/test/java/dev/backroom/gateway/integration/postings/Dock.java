package dev.backroom.gateway.integration.postings;

import static dev.backroom.gateway.TestDatabase.await;

import dev.backroom.gateway.TestDatabase;
import dev.backroom.gateway.lane.LaneMeters;
import dev.backroom.gateway.lane.Lanes;
import dev.backroom.gateway.lane.Limits;
import dev.backroom.gateway.log.Cursors;
import dev.backroom.gateway.log.Eras;
import dev.backroom.gateway.log.Lease;
import dev.backroom.gateway.log.Outbox;
import dev.backroom.gateway.log.Overdue;
import dev.backroom.gateway.log.Unsent;
import dev.backroom.operation.Answer;
import dev.backroom.operation.CaseOperation;
import dev.backroom.operation.ChainOperation;
import dev.backroom.operation.ChainOperation.ItemData;
import dev.backroom.operation.ChainOperation.PackData;
import dev.backroom.operation.Envelope;
import dev.backroom.operation.Operation;
import dev.backroom.operation.Outcome;
import dev.backroom.operation.Principal;
import dev.backroom.operation.ReceivingOperation;
import dev.backroom.operation.ReceivingOperation.Document;
import dev.backroom.operation.ReceivingOperation.Goods;
import dev.backroom.operation.SetupOperation;
import dev.backroom.operation.SetupOperation.LocationData;
import dev.backroom.operation.SetupOperation.OrderLineData;
import dev.backroom.store.DocumentRow.Discrepancy;
import dev.backroom.store.DocumentRow.DiscrepancyKind;
import dev.backroom.store.DocumentRow.DiscrepancyState;
import dev.backroom.store.DocumentRow.LocationKind;
import dev.backroom.store.MasterRow.Role;
import dev.backroom.store.MasterRow.Temperature;
import dev.backroom.store.MasterRow.Tracking;
import dev.backroom.store.Resolution;
import dev.backroom.store.Sources;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Json;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import java.time.Duration;
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
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/// A gateway's ledger with stores whose receipts are told carton by carton, and the readers that tell them.
final class Dock implements AutoCloseable {

    static final String TARGET = "erp";

    private static final String GTIN = "4006381333931";

    final TestDatabase database = TestDatabase.fresh();
    final Lanes lanes;
    final Outbox outbox = new Outbox(database.readers());
    private final List<String> readers = new ArrayList<>();

    Dock() {
        lanes = new Lanes(
                database.vertx(),
                database.database(),
                database.events(),
                database.loader(),
                new Lanes.Setup(
                        2,
                        Limits.DEFAULT,
                        InstantSource.system(),
                        new LaneMeters(new SimpleMeterRegistry()),
                        new Eras(database.owners())::ensure,
                        new Overdue(database.readers())));
        await(lanes.start());
        accepted(StoreId.CHAIN, new ChainOperation.PutVendor("V", "Harvest Foods"));
        accepted(
                StoreId.CHAIN,
                new ChainOperation.PutItems(List.of(new ItemData(
                        "PENCIL",
                        "Pencil",
                        "PENCILS",
                        Temperature.AMBIENT,
                        Tracking.NONE,
                        false,
                        0,
                        Map.of(),
                        89,
                        List.of(new PackData(GTIN, "each", 1))))));
        accepted(StoreId.CHAIN, new ChainOperation.PutPolicy("receipt-posting", "", Map.of("grain", "carton")));
    }

    /// A store where the deliveries of these orders are being received.
    StoreId open(String... orders) {
        StoreId store = new StoreId(database.store());
        accepted(StoreId.CHAIN, new ChainOperation.PutSite(store.code(), "S", "UTC", LocalTime.MIDNIGHT));
        accepted(
                store,
                new SetupOperation.PutLocations(
                        List.of(new LocationData("STAGE", Optional.empty(), LocationKind.STAGE, Temperature.AMBIENT))));
        for (String order : orders) {
            accepted(
                    store,
                    new SetupOperation.PutOrder(
                            order,
                            1,
                            "V",
                            LocalDate.of(2030, 1, 1),
                            false,
                            List.of(new OrderLineData(1, "PENCIL", 1_000_000, 89))));
            accepted(store, new ReceivingOperation.OpenReceipt(Document.ORDER, order));
        }
        return store;
    }

    /// Receives some pieces.
    ///
    /// @return the key of the message
    String receive(StoreId store, String order, int quantity) {
        Answer.Decided done = accepted(
                store,
                new ReceivingOperation.ReceiveGoods(
                        order, Goods.plain(GTIN, Integer.toString(quantity)), Optional.empty()));
        return new Unsent.Key(store, done.event(), 1).toString();
    }

    Answer.Decided accepted(StoreId store, Operation operation) {
        Answer answer = await(lanes.post(new Envelope(
                store,
                Sources.OPERATOR,
                0,
                false,
                new Principal(7, 0, Set.of(Role.CLERK, Role.SUPERVISOR, Role.SYSTEM)),
                Instant.EPOCH,
                false,
                0,
                Optional.empty(),
                operation,
                Json.digest(operation))));
        if (answer instanceof Answer.Decided decided && decided.outcome() instanceof Outcome.Accepted) {
            return decided;
        }
        throw new AssertionError("not accepted: " + answer);
    }

    void resolve(StoreId store, Resolution how) {
        accepted(
                store,
                new CaseOperation.ResolveCase(cases(store).getFirst().id(), how, "told by mail", Optional.empty()));
    }

    /// Open cases about messages.
    List<Discrepancy> cases(StoreId store) {
        return await(lanes.read(
                store,
                0,
                (state, _) -> state.rows().stream()
                        .map(row -> row.row())
                        .filter(Discrepancy.class::isInstance)
                        .map(Discrepancy.class::cast)
                        .filter(one -> one.kind() == DiscrepancyKind.POSTING && one.state() == DiscrepancyState.OPEN)
                        .toList()));
    }

    /// Starts a reader that tells a receiver, as another gateway would.
    Postings tell(Receiver receiver) {
        return tell(receiver, Duration.ofSeconds(1));
    }

    Postings tell(Receiver receiver, Duration patience) {
        Target target = new Target(TARGET, receiver.url(), "secret", 16, patience);
        Postings postings = new Postings(
                target,
                new Postings.Ports(
                        database.events(),
                        new Cursors(database.readers(), target.reader()),
                        outbox,
                        new Lease(database.database(), target.reader()),
                        lanes::post,
                        InstantSource.system(),
                        RandomGenerator.of("L64X128MixRandom")),
                new PostingMeters(new SimpleMeterRegistry(), TARGET));
        readers.add(await(database.vertx().deployVerticle(postings)));
        lanes.onCommit(postings::offer);
        return postings;
    }

    /// Ends the reader that was started first.
    void endReader() {
        await(database.vertx().undeploy(readers.removeFirst()));
    }

    List<Unsent> rows(StoreId store) {
        return await(outbox.list(store, "", 0, 0, 10_000)).stream()
                .map(Outbox.Listed::unsent)
                .toList();
    }

    long cursor(StoreId store) {
        Future<Map<StoreId, Long>> known = new Cursors(database.readers(), Target.readerOf(TARGET)).load();
        return await(known).getOrDefault(store, 0L);
    }

    long head(StoreId store) {
        return await(database.events().head(store)).number();
    }

    void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not come about: " + what);
            }
            await(database.vertx().timer(5));
        }
    }

    @Override
    public void close() {
        List.copyOf(readers).forEach(_ -> endReader());
        await(lanes.stop());
        database.close();
    }
}
