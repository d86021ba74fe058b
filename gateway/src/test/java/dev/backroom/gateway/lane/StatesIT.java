package dev.backroom.gateway.lane;

import static dev.backroom.gateway.TestDatabase.await;
import static dev.backroom.gateway.lane.Lab.counted;
import static dev.backroom.gateway.lane.Lab.receive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.operation.Answer;
import dev.backroom.store.Balance;
import dev.backroom.store.Bytes;
import dev.backroom.store.Event;
import dev.backroom.store.Head;
import dev.backroom.store.Store;
import dev.backroom.store.StoreId;
import dev.backroom.store.Unknown;
import dev.backroom.wire.Body;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class StatesIT {

    private static final int DEVICE = 1001;

    private static Lab lab;
    private static Lanes gateway;

    @BeforeAll
    static void open() {
        lab = new Lab();
        gateway = lab.gateway();
    }

    @AfterAll
    static void close() {
        lab.close();
    }

    private static Limits limits(int queue, int storeQueue, Duration readWait) {
        Limits d = Lab.LIMITS;
        return new Limits(
                queue, storeQueue, d.batchMax(), d.turnMax(), d.loadsMax(), d.stateBytesMax(), d.eraLength(), readWait);
    }

    @Test
    void aByteThatWasChangedIsFound() {
        StoreId store = lab.open(gateway);
        await(gateway.post(counted(store, DEVICE, 1, receive(1))));
        Line.whole(lab.database, store);
        lab.database.sql(
                "UPDATE event SET bytes = set_byte(bytes, 20, get_byte(bytes, 20) # 1) WHERE store = $1 AND number = 3",
                store.value());
        assertThat(Line.of(lab.database, store).isLinked()).isFalse();
    }

    @Test
    void rowsOfUnknownKindsArePassedOnAndInterpretedByNobody() {
        StoreId store = lab.open(gateway);
        Answer.Decided last = Lab.accepted(await(gateway.post(counted(store, DEVICE, 1, receive(1)))));
        Head head = await(gateway.read(store, last.event(), (state, _) -> state.head()));
        byte[] bytes = new String(
                        Line.of(lab.database, store).events().getLast().bytes().unsafe(), StandardCharsets.UTF_8)
                .replaceFirst("\"rows\":\\[.*]", "\"rows\":[{\"k\":\"hologram\",\"depth\":3}]")
                .getBytes(StandardCharsets.UTF_8);
        Event event = Event.after(head, store, head.era(), head.time(), 7_000, 1, Body.VERSION, Bytes.of(bytes));
        lab.database.sql(
                "INSERT INTO event VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                store.value(),
                event.number(),
                event.era(),
                event.time().atOffset(ZoneOffset.UTC),
                event.source(),
                event.key(),
                (short) event.version(),
                Buffer.buffer(bytes),
                Buffer.buffer(event.hash().unsafe()));

        Lab.accepted(await(gateway.post(counted(store, DEVICE, 2, receive(1)))));

        Line line = Line.whole(lab.database, store);
        Event read = line.of(7_000).getFirst();
        assertThat(read.bytes()).isEqualTo(Bytes.of(bytes));
        assertThat(Body.of(read).decodedRows())
                .containsExactly(new Unknown("hologram", "{\"k\":\"hologram\",\"depth\":3}"));
        Line.isHeldBy(lab.database, store, gateway);
    }

    @Test
    void aFullQueueIsSaidAndNothingOfItIsTaken() {
        Lanes small = lab.gateway(limits(40, 30, Duration.ofSeconds(2)), InstantSource.system());
        StoreId store = lab.open(gateway);
        List<Future<Answer>> answers = new ArrayList<>();
        for (int device = 0; device < 400; device++) {
            answers.add(small.post(counted(store, 3_000 + device, 1, receive(1))));
        }
        await(Future.all(answers));
        long full = answers.stream()
                .filter(answer -> answer.result() instanceof Answer.Overloaded)
                .count();
        assertThat(full).isPositive().isLessThan(400);
        assertThat(Line.whole(lab.database, store).events().stream().filter(e -> e.source() >= 3_000))
                .hasSize((int) (400 - full));
        for (int device = 0; device < 400; device++) {
            assertThat(await(small.post(counted(store, 3_000 + device, 1, receive(1)))))
                    .isInstanceOf(Answer.Decided.class);
        }
        lab.stop(small);
    }

    @Test
    void aHotStoreDoesNotStarveAnother() {
        StoreId hot = lab.open(gateway);
        int lanes = 2;
        StoreId cold = lab.open(gateway);
        while (cold.value() % lanes != hot.value() % lanes) {
            cold = lab.open(gateway);
        }
        AtomicInteger done = new AtomicInteger();
        List<Future<Answer>> waiting = new ArrayList<>();
        for (int i = 1; i <= 3_000; i++) {
            waiting.add(gateway.post(counted(hot, DEVICE, i, receive(1))).onSuccess(_ -> done.incrementAndGet()));
        }
        int before = await(gateway.post(counted(cold, DEVICE, 1, receive(1))).map(_ -> done.get()));
        assertThat(before).as("answers of the hot store before the cold one's").isLessThan(1_600);
        await(Future.all(waiting));
        Line.whole(lab.database, hot);
    }

    @Test
    void readsSeeOnlyWhatIsCommitted() {
        StoreId store = lab.open(gateway);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 1; i <= 60; i++) {
            all.add(gateway.post(counted(store, DEVICE, i, i % 9 == 0 ? Lab.poison() : receive(1))));
            all.add(gateway.read(store, 0, (state, _) -> state.head())
                    .compose(head -> lab.database
                            .events()
                            .at(store, head.number())
                            .map(event -> {
                                assertThat(event.orElseThrow().hash()).isEqualTo(head.hash());
                                return null;
                            })));
        }
        await(Future.all(all));
        Line.isHeldBy(lab.database, store, gateway);
    }

    @Test
    void aReadWaitsForItsNumberButNotForEver() {
        Lanes brief = lab.gateway(limits(100, 100, Duration.ofMillis(300)), InstantSource.system());
        StoreId store = lab.open(gateway);
        long head = await(brief.read(store, 0, (state, _) -> state.head().number()));

        assertThatThrownBy(() -> await(brief.read(store, head + 1, (state, _) -> state.head())))
                .isInstanceOf(NotThereYet.class);

        Future<Long> waits =
                gateway.read(store, head + 2, (state, _) -> state.head().number());
        Future<Long> elsewhere =
                lab.gateway().read(store, head + 2, (state, _) -> state.head().number());
        await(gateway.post(counted(store, DEVICE, 1, receive(1))));
        assertThat(waits.isComplete()).isFalse();
        await(gateway.post(counted(store, DEVICE, 2, receive(1))));
        assertThat(await(waits)).isEqualTo(head + 2);
        assertThat(await(elsewhere)).as("from a gateway that did not post it").isEqualTo(head + 2);
        lab.stop(brief);
    }

    @Test
    void aStateThatIsNotWantedLeavesAndComesBackTheSame() {
        Lanes small = lab.gateway(Lab.LIMITS.withStateBytes(1), InstantSource.system());
        StoreId store = lab.open(small);
        Lab.accepted(await(small.post(counted(store, DEVICE, 1, receive(3)))));
        Store first = await(small.read(store, 0, (state, _) -> state));
        String before = Line.describe(first);

        lab.until("the state was loaded anew", () -> await(small.read(store, 0, (state, _) -> state)) != first);

        String after = await(small.read(store, 0, (state, _) -> Line.describe(state)));
        assertThat(after).isEqualTo(before);
        Lab.accepted(await(small.post(counted(store, DEVICE, 2, receive(3)))));
        List<Balance> balances = Line.whole(lab.database, store).folded().balances();
        assertThat(balances).anyMatch(balance -> balance.quantity() == 6);
        lab.stop(small);
    }

    @Test
    void whatWaitsWhenAGatewayEndsIsAnswered() {
        Lanes ending = lab.gateway();
        StoreId store = lab.open(gateway);
        List<Future<Answer>> answers = new ArrayList<>();
        for (int i = 1; i <= 700; i++) {
            answers.add(ending.post(counted(store, DEVICE, i, receive(1))));
        }
        lab.stop(ending);
        await(Future.all(answers));
        long taken = answers.stream()
                .filter(answer -> answer.result() instanceof Answer.Decided)
                .count();
        assertThat(Line.whole(lab.database, store).of(DEVICE)).hasSize((int) taken);
    }
}
