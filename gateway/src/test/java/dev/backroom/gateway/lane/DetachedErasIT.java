package dev.backroom.gateway.lane;

import static dev.backroom.gateway.TestDatabase.await;
import static dev.backroom.gateway.lane.Lab.counted;
import static dev.backroom.gateway.lane.Lab.move;
import static dev.backroom.gateway.lane.Lab.receive;
import static dev.backroom.gateway.lane.Lab.uncounted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.gateway.log.ChainCheck;
import dev.backroom.gateway.log.Eras;
import dev.backroom.gateway.log.LedgerCheck;
import dev.backroom.gateway.log.NotNow;
import dev.backroom.gateway.log.Rebuild;
import dev.backroom.operation.Answer;
import dev.backroom.operation.Envelope;
import dev.backroom.operation.LineOperation;
import dev.backroom.operation.Outcome;
import dev.backroom.operation.ReceivingOperation;
import dev.backroom.operation.ReceivingOperation.Goods;
import dev.backroom.operation.StockOperation;
import dev.backroom.store.Event;
import dev.backroom.store.Head;
import dev.backroom.store.Sources;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Json;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Eras leave the log while gateways work on it.
final class DetachedErasIT {

    private static final int DEVICE = 1001;
    private static final int SYSTEM = 1002;

    private Lab lab;
    private Lanes gateway;
    private Eras eras;

    @BeforeEach
    void open() {
        lab = new Lab();
        gateway = lab.gateway();
        eras = new Eras(lab.database.owners());
    }

    @AfterEach
    void close() {
        lab.close();
    }

    private Rebuild rebuild() {
        return new Rebuild(lab.database.events(), lab.database.loader(), lab.database.owners());
    }

    private ChainCheck.Report chain(StoreId store) {
        return await(new ChainCheck(lab.database.events()).check(store));
    }

    /// Chain, tables and ledger hold; the tables can be made again and are the same.
    private void holds(StoreId store) {
        assertThat(chain(store).faults()).isEmpty();
        assertThat(await(rebuild().compare(store))).isEmpty();
        String before = Line.describe(await(lab.database.loader().load(store)).store());
        await(rebuild().rebuild(store));
        assertThat(Line.describe(await(lab.database.loader().load(store)).store()))
                .isEqualTo(before);
        assertThat(await(new LedgerCheck(lab.database.readers()).check(Optional.empty())))
                .isEmpty();
    }

    private void closeEra(StoreId store) {
        int era = openEra(store);
        await(eras.ensure(era + 1));
        LineOperation operation = new LineOperation.CloseEra(era);
        Lab.accepted(await(gateway.post(Envelope.bySystem(
                store, Sources.CLOCK, Sources.eraKey(era), Instant.EPOCH, operation, Json.digest(operation)))));
    }

    private int openEra(StoreId store) {
        return await(gateway.read(store, 0, (state, _) -> state.head().era()));
    }

    private void leaveEra(StoreId store) {
        closeEra(store);
        closeEra(store);
    }

    private long logged(StoreId store) {
        return lab.number("SELECT count(*) FROM event WHERE store = $1", store.value());
    }

    /// Numbers of sources with the events that answered them.
    private final class Old {
        private final StoreId store;
        private final Map<Envelope, Long> answered = new HashMap<>();

        /// A number, a row of equal refusals in one event, and numbers of a system in the wrong order with gaps.
        Old(Lanes at, StoreId store) {
            this.store = store;
            List<Envelope> posted = new ArrayList<>();
            posted.add(counted(store, DEVICE, 1, receive(3)));
            for (long number = 2; number <= 20; number++) {
                posted.add(counted(store, DEVICE, number, move("A", "B", 7)));
            }
            for (long number : List.of(50L, 20L, 30L)) {
                posted.add(uncounted(store, SYSTEM, number, receive(1)));
            }
            List<Future<Answer>> answers = posted.stream().map(at::post).toList();
            for (int i = 0; i < posted.size(); i++) {
                answered.put(posted.get(i), ((Answer.Decided) await(answers.get(i))).event());
            }
            assertThat(answered.values().stream().distinct()).hasSizeLessThan(answered.size());
        }

        void isKnownAndNotDoneAgain(Lanes at) {
            long before = decided();
            answered.forEach((envelope, event) -> {
                assertThat(await(at.post(envelope)))
                        .as("%s", envelope)
                        .isInstanceOfSatisfying(
                                Answer.Archived.class,
                                archived -> assertThat(archived.event()).isEqualTo(event));
                assertThat(await(at.answer(store, envelope.source(), envelope.number())))
                        .containsInstanceOf(Answer.Archived.class);
            });
            assertThat(decided()).isEqualTo(before);
        }

        private long decided() {
            return Line.of(lab.database, store).events().stream()
                    .filter(event -> event.source() == DEVICE || event.source() == SYSTEM)
                    .count();
        }
    }

    @Test
    void threeErasCloseUnderLoadAndOneLeavesTheLogUnderLoad() {
        Lanes two = lab.gateway(Lab.LIMITS.withEraLength(Duration.ofMillis(300)), InstantSource.system());
        Lanes three = lab.gateway(Lab.LIMITS.withEraLength(Duration.ofMillis(300)), InstantSource.system());
        List<StoreId> stores = List.of(lab.open(two), lab.open(two));
        StoreId store = stores.getFirst();
        Old old = new Old(two, store);
        Crew crew = new Crew(lab, List.of(two, three), stores, 7, 10_000);
        Future<?> work = crew.work(2);
        List<StoreId> all = List.of(StoreId.CHAIN, stores.get(0), stores.get(1));
        lab.until(
                "all have closed three eras",
                () -> all.stream()
                        .allMatch(
                                each -> await(lab.database.events().head(each)).era() > 3));

        Eras.Detached detached = await(eras.detach(1));
        boolean underLoad = !work.isComplete();
        crew.enough();
        await(work);

        assertThat(underLoad)
                .as("the devices still worked when the era had left")
                .isTrue();
        assertThat(detached.events()).isPositive();
        assertThat(detached.stores()).isEqualTo(3);
        assertThat(lab.number("SELECT count(*) FROM event WHERE era = 1")).isZero();
        assertThat(lab.number("SELECT count(*) FROM archived_event WHERE era = 1"))
                .isEqualTo(detached.events());
        crew.areAllInTheLog();
        old.isKnownAndNotDoneAgain(two);
        lab.stop(two);
        lab.stop(three);
        all.forEach(this::holds);

        Lanes restarted = lab.gateway();
        all.forEach(each -> Line.isHeldBy(lab.database, each, restarted));
        old.isKnownAndNotDoneAgain(restarted);
        assertThat(await(restarted.post(counted(store, DEVICE, 22, receive(1)))))
                .isEqualTo(new Answer.Ahead(21));
        Lab.accepted(await(restarted.post(counted(store, DEVICE, 21, receive(1)))));
        stores.forEach(each -> Line.whole(lab.database, each));
    }

    @Test
    void entriesOfAReceiptThatHasBecomeOldLeaveTheirTable() {
        StoreId store = lab.open(gateway);
        Lab.accepted(await(gateway.post(counted(store, DEVICE, 1, receive(2)))));
        String delivery = blindReceipt(store);
        long kept = entries(store);
        lab.accepted(gateway, store, new ReceivingOperation.ReceiveGoods(delivery, goods(), Optional.of("A")));
        long second = lab.accepted(
                        gateway, store, new ReceivingOperation.ReceiveGoods(delivery, goods(), Optional.of("A")))
                .event();
        lab.accepted(gateway, store, new StockOperation.Reverse(second, Optional.empty()));
        lab.accepted(gateway, store, new ReceivingOperation.CloseReceipt(delivery));
        assertThat(entries(store)).isEqualTo(kept + 2);

        leaveEra(store);

        assertThat(entries(store)).isEqualTo(kept);
        Line.isHeldBy(lab.database, store, gateway);
        holds(store);
    }

    private String blindReceipt(StoreId store) {
        Answer.Decided opened =
                lab.accepted(gateway, store, new ReceivingOperation.OpenReceipt(ReceivingOperation.Document.NONE, "V"));
        return ((Outcome.Accepted) opened.outcome()).args().getOrDefault("delivery", "");
    }

    private static Goods goods() {
        return Goods.plain(Lab.GTIN, "1");
    }

    private long entries(StoreId store) {
        return lab.number("SELECT count(*) FROM receipt_entry WHERE store = $1", store.value());
    }

    @Test
    void aNumberThatASystemLeftOutInADetachedEraIsTakenOnce() {
        StoreId store = lab.open(gateway);
        Old old = new Old(gateway, store);
        leaveEra(store);
        leaveEra(StoreId.CHAIN);
        await(eras.detach(1));

        for (long left : List.of(10L, 25L, 40L)) {
            Answer.Decided first = Lab.accepted(await(gateway.post(uncounted(store, SYSTEM, left, receive(1)))));
            Answer again = await(gateway.post(uncounted(store, SYSTEM, left, receive(1))));
            assertThat(((Answer.Decided) again).event()).isEqualTo(first.event());
        }
        old.isKnownAndNotDoneAgain(gateway);
        assertThat(await(gateway.answer(store, SYSTEM, 26))).isEmpty();
        holds(store);
    }

    @Test
    void anEraStaysWhileAStoreIsInItAndTheSentenceSaysWhatToDo() {
        StoreId store = lab.open(gateway);
        assertThatThrownBy(() -> await(eras.detach(1)))
                .isInstanceOf(NotNow.class)
                .hasMessageContaining("is still in era 1")
                .hasMessageContaining("gateway era close 1");
        closeEra(store);
        leaveEra(StoreId.CHAIN);
        assertThatThrownBy(() -> await(eras.detach(1)))
                .as("its newest event closes era 1")
                .hasMessageContaining("store " + store.code() + " is still in era 1");
        assertThatThrownBy(() -> await(eras.detach(2))).hasMessageContaining("detach it before era 2");
        assertThatThrownBy(() -> await(eras.detach(9))).hasMessageContaining("no store has come to era 9");
        assertThat(lab.number("SELECT count(*) FROM archived_line")).isZero();
        holds(store);
    }

    @Test
    void anEraStaysUntilEveryReaderHasReadIt() {
        StoreId store = lab.open(gateway);
        leaveEra(store);
        leaveEra(StoreId.CHAIN);
        long end = lab.number("SELECT max(number) FROM event WHERE store = $1 AND era = 1", store.value());
        lab.database.sql("INSERT INTO cursor SELECT 'kafka', store, max(number) FROM event GROUP BY store");
        lab.database.sql("UPDATE cursor SET number = $1 WHERE store = $2", end - 1, store.value());
        assertThatThrownBy(() -> await(eras.detach(1)))
                .isInstanceOf(NotNow.class)
                .hasMessageContaining("reader kafka has come to event " + (end - 1) + " of " + end);
        lab.database.sql("DELETE FROM cursor WHERE store = $1", store.value());
        assertThatThrownBy(() -> await(eras.detach(1))).hasMessageContaining("reader kafka has come to event 0");

        lab.database.sql("INSERT INTO cursor VALUES ('kafka', $1, $2)", store.value(), end);
        assertThat(await(eras.detach(1)).events()).isPositive();
    }

    @Test
    void detachingTwiceAtOnceOrLaterIsDetachingOnce() {
        StoreId store = lab.open(gateway);
        leaveEra(store);
        leaveEra(StoreId.CHAIN);
        long before = logged(store);
        Future<Eras.Detached> one = eras.detach(1);
        Future<Eras.Detached> other = new Eras(lab.database.owners()).detach(1);
        await(Future.join(one, other).otherwiseEmpty());

        assertThat(await(eras.detach(1)).events()).isZero();
        assertThat(lab.number("SELECT count(*) FROM archived_event WHERE store = $1", store.value()) + logged(store))
                .isEqualTo(before);
        holds(store);
    }

    @Test
    void aNewStoreBeginsInAnEraThatHasLeftAndLeavesItLater() {
        StoreId first = lab.open(gateway);
        leaveEra(first);
        leaveEra(StoreId.CHAIN);
        await(eras.detach(1));

        StoreId fresh = lab.open(gateway);
        Old old = new Old(gateway, fresh);
        holds(fresh);
        assertThatThrownBy(() -> lab.database.sql(
                        "INSERT INTO event SELECT $1, number, era, time, source, key, version, bytes, hash FROM event "
                                + "WHERE store = $2 AND number = 1",
                        first.value(),
                        fresh.value()))
                .hasMessageContaining("has left era 1");
        leaveEra(fresh);
        assertThat(await(eras.detach(1)).stores()).isEqualTo(1);

        assertThat(lab.number("SELECT count(DISTINCT store) FROM archived_event"))
                .isEqualTo(3);
        old.isKnownAndNotDoneAgain(gateway);
        holds(first);
        holds(fresh);
    }

    @Test
    void whenTheArchiveIsElsewhereTheLineGoesOnBehindItsEnd() {
        StoreId store = lab.open(gateway);
        Old old = new Old(gateway, store);
        leaveEra(store);
        leaveEra(StoreId.CHAIN);
        Lab.accepted(await(gateway.post(counted(store, DEVICE, 21, receive(2)))));
        await(eras.detach(1));
        Head end = Head.START;
        for (Event event : Line.of(lab.database, store).events()) {
            end = event.era() == 1 ? new Head(event.number(), event.hash(), event.time(), 1) : end;
        }
        lab.database.sql("DROP TABLE archived_event_1");

        ChainCheck.Report rest = chain(store);
        assertThat(rest.faults()).isEmpty();
        assertThat(rest.elsewhere()).isEqualTo(end.number());
        assertThat(rest.from()).isEqualTo(end.number() + 1);
        assertThat(await(lab.database.events().erasElsewhere())).containsExactly(1);
        assertThat(await(rebuild().compare(store))).isEmpty();
        assertThatThrownBy(() -> await(rebuild().rebuild(store)))
                .isInstanceOf(Rebuild.CannotRebuild.class)
                .hasMessageContaining("events 1 to " + end.number() + " are archived outside");
        old.isKnownAndNotDoneAgain(gateway);
        Line.isHeldBy(lab.database, store, lab.gateway());

        lab.database.sql("UPDATE balance SET quantity = quantity + 1 WHERE store = $1 AND place > 0", store.value());
        assertThat(await(rebuild().compare(store))).isNotEmpty();
        lab.database.sql("UPDATE archived_line SET hash = sha256(hash) WHERE store = $1", store.value());
        assertThat(chain(store).faults()).singleElement().asString().contains("is not what its hash says");
        lab.database.sql("DELETE FROM archived_line WHERE store = $1", store.value());
        assertThat(chain(store).faults()).singleElement().asString().contains("follows event 0");
    }

    @Test
    void anArchiveThatIsElsewhereIsFollowedByOneOfLaterStores() {
        StoreId first = lab.open(gateway);
        leaveEra(first);
        leaveEra(StoreId.CHAIN);
        await(eras.detach(1));
        lab.database.sql("DROP TABLE archived_event_1");
        StoreId fresh = lab.open(gateway);
        Old old = new Old(gateway, fresh);
        leaveEra(fresh);
        await(eras.detach(1));

        holds(fresh);
        old.isKnownAndNotDoneAgain(gateway);
        assertThat(chain(first).faults()).isEmpty();
        assertThat(await(lab.database.events().erasElsewhere())).containsExactly(1);
        assertThat(await(eras.list()))
                .filteredOn(era -> era.era() == 1)
                .singleElement()
                .satisfies(era -> {
                    assertThat(era.stores()).isZero();
                    assertThat(era.left()).isEqualTo(3);
                    assertThat(era.archive()).contains("archived_event_1");
                });
        StoreId next = lab.open(gateway);
        holds(next);
    }

    @Test
    void whatIsChangedInTheArchiveIsFound() {
        StoreId store = lab.open(gateway);
        leaveEra(store);
        leaveEra(StoreId.CHAIN);
        await(eras.detach(1));
        lab.database.sql(
                "UPDATE archived_event SET time = time + interval '1 microsecond' WHERE store = $1 AND number = 2",
                store.value());
        assertThat(chain(store).faults()).hasSize(1);
        lab.database.sql("DELETE FROM archived_event WHERE store = $1 AND number = 2", store.value());
        assertThat(chain(store).faults()).isNotEmpty();
        assertThatThrownBy(() -> await(rebuild().rebuild(store)))
                .hasMessageContaining("events 2 to 2 are not in the log");
    }

    @Test
    void numbersInTheWrongOrderHoldAcrossAnEra() {
        StoreId store = lab.open(gateway);
        for (long number : List.of(9L, 4L, 7L)) {
            Lab.accepted(await(gateway.post(uncounted(store, SYSTEM, number, receive(1)))));
        }
        holds(store);
        closeEra(store);
        for (long number : List.of(3L, 8L, 1L)) {
            Lab.accepted(await(gateway.post(uncounted(store, SYSTEM, number, receive(1)))));
        }
        holds(store);
        Line.isHeldBy(lab.database, store, gateway);
        Line.isHeldBy(lab.database, store, lab.gateway());
    }
}
