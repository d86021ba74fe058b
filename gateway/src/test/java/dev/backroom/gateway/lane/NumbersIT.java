package dev.backroom.gateway.lane;

import static dev.backroom.gateway.TestDatabase.await;
import static dev.backroom.gateway.lane.Lab.counted;
import static dev.backroom.gateway.lane.Lab.move;
import static dev.backroom.gateway.lane.Lab.receive;
import static dev.backroom.gateway.lane.Lab.uncounted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.gateway.log.DamagedLine;
import dev.backroom.operation.Answer;
import dev.backroom.operation.Envelope;
import dev.backroom.operation.LineOperation;
import dev.backroom.operation.Outcome;
import dev.backroom.store.Event;
import dev.backroom.store.Sources;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Body;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class NumbersIT {

    private static final int DEVICE = 1001;
    private static final int SYSTEM = 1002;

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

    @Test
    void aNumberSeenBeforeGetsTheSameAnswerAgain() {
        StoreId store = lab.open(gateway);
        Answer.Decided first = Lab.accepted(await(gateway.post(counted(store, DEVICE, 1, receive(3)))));
        Lab.accepted(await(gateway.post(counted(store, DEVICE, 2, receive(4)))));

        Answer again = await(gateway.post(counted(store, DEVICE, 1, receive(3))));

        assertThat(again).isEqualTo(new Answer.Decided(first.event(), first.time(), first.outcome(), 2, true));
        assertThat(await(gateway.answer(store, DEVICE, 1))).contains(again);
        assertThat(await(gateway.answer(store, DEVICE, 3))).isEmpty();
        assertThat(Line.whole(lab.database, store).of(DEVICE)).hasSize(2);
    }

    @Test
    void aNumberThatLeavesOutOthersIsTakenOnlyWhenTheyHaveCome() {
        StoreId store = lab.open(gateway);

        assertThat(await(gateway.post(counted(store, DEVICE, 2, receive(3))))).isEqualTo(new Answer.Ahead(1));
        Lab.accepted(await(gateway.post(counted(store, DEVICE, 1, receive(3)))));
        Lab.accepted(await(gateway.post(counted(store, DEVICE, 2, receive(3)))));
        assertThat(await(gateway.post(counted(store, DEVICE, 9, receive(3))))).isEqualTo(new Answer.Ahead(3));
    }

    @Test
    void aNumberWithOtherContentLeavesOneEventOfTheGateway() {
        StoreId store = lab.open(gateway);
        Answer.Decided first = Lab.accepted(await(gateway.post(counted(store, DEVICE, 1, receive(3)))));

        for (int i = 0; i < 3; i++) {
            assertThat(await(gateway.post(counted(store, DEVICE, 1, receive(5)))))
                    .isEqualTo(new Answer.Reused(first.event(), 1));
        }
        await(gateway.read(store, first.event() + 1, (state, _) -> state.head().number()));

        List<Event> reports = Line.whole(lab.database, store).of(Sources.GATEWAY);
        assertThat(reports).hasSize(1);
        assertThat(Body.of(reports.getFirst()).type()).isEqualTo("conflict");
    }

    @Test
    void aSourceThatDoesNotCountMaySendInAnyOrderAndTwice() {
        StoreId store = lab.open(gateway);
        long seed = System.nanoTime();
        List<Long> numbers = new ArrayList<>();
        for (long number = 1; number <= 60; number++) {
            numbers.addAll(List.of(number * 7, number * 7, number * 7));
        }
        Collections.shuffle(numbers, new Random(seed));

        List<Future<Answer>> answers = numbers.stream()
                .map(number -> gateway.post(uncounted(store, SYSTEM, number, receive(1))))
                .toList();
        await(Future.all(answers));

        for (int i = 0; i < numbers.size(); i++) {
            Answer.Decided answer = Lab.accepted(answers.get(i).result());
            Answer known = await(gateway.answer(store, SYSTEM, numbers.get(i))).orElseThrow();
            assertThat(((Answer.Decided) known).event()).as("seed %d", seed).isEqualTo(answer.event());
        }
        Line line = Line.whole(lab.database, store);
        assertThat(line.of(SYSTEM)).as("seed %d", seed).hasSize(60);
        assertThat(line.decidedOnce(SYSTEM)).isEqualTo(60);
        Line.isHeldBy(lab.database, store, gateway);
    }

    @Test
    void equalRefusalsInARowOfOneBatchAreOneEventAndEachIsAnswered() {
        StoreId store = lab.open(gateway);
        List<Future<Answer>> answers = new ArrayList<>();
        for (long number = 1; number <= 40; number++) {
            answers.add(gateway.post(counted(store, DEVICE, number, move("A", "B", 1))));
        }
        await(Future.all(answers));

        List<Event> events = Line.whole(lab.database, store).of(DEVICE);
        assertThat(events.size()).as("events of 40 equal refusals").isLessThan(20);
        for (long number = 1; number <= 40; number++) {
            Answer.Decided answer =
                    (Answer.Decided) answers.get((int) number - 1).result();
            assertThat(answer.outcome()).isInstanceOf(Outcome.Refused.class);
            Answer.Decided again = (Answer.Decided)
                    await(gateway.answer(store, DEVICE, number)).orElseThrow();
            assertThat(again.outcome()).isEqualTo(answer.outcome());
            assertThat(again.event()).isEqualTo(answer.event());
            assertThat(again.time()).isEqualTo(answer.time());
            Event event = events.stream()
                    .filter(e -> e.number() == again.event())
                    .findFirst()
                    .orElseThrow();
            assertThat(number).isBetween(Body.of(event).first(), event.key());
        }
        assertThat(await(gateway.post(counted(store, DEVICE, 41, receive(1))))).isInstanceOf(Answer.Decided.class);
    }

    @Test
    void aCountedNumberWhoseAnswerIsGoneIsNotDecidedAgain() {
        StoreId store = lab.open(gateway);
        for (int number = 1; number <= 3; number++) {
            Lab.accepted(await(gateway.post(counted(store, DEVICE, number, receive(3)))));
        }
        lab.database.sql("DELETE FROM event WHERE store = $1 AND source = $2 AND key = 2", store.value(), DEVICE);

        assertThatThrownBy(() -> await(gateway.post(counted(store, DEVICE, 2, receive(3)))))
                .isInstanceOf(DamagedLine.class)
                .hasMessageContaining("number 2 is neither in the log nor in the archive");
        assertThat(lab.number("SELECT count(*) FROM event WHERE store = $1 AND source = $2", store.value(), DEVICE))
                .isEqualTo(2);
    }

    @Test
    void whatCannotBeReadTakesItsNumberAndTheLineGoesOn() {
        StoreId store = lab.open(gateway);
        Envelope unreadable = counted(store, DEVICE, 1, new LineOperation.Unreadable("too-deep", "operation", "17"));

        Answer.Decided refused = (Answer.Decided) await(gateway.post(unreadable));
        assertThat(refused.outcome()).isInstanceOf(Outcome.Refused.class);
        Lab.accepted(await(gateway.post(counted(store, DEVICE, 2, receive(1)))));
    }

    @Test
    void timeNeverGoesBack() {
        StoreId store = lab.open(gateway);
        Instant start = Instant.now().plusSeconds(3_600).plusNanos(789);
        AtomicLong gone = new AtomicLong();
        Lanes other = lab.gateway(Lab.LIMITS, () -> start.plusMillis(gone.get()));
        double alarms = lab.counted("backroom.lane.clock.stepbacks");
        List<Long> steps = List.of(5L, -500L, -900L, 20L, -4_000L, -60_000L, 100_000L);
        for (int i = 0; i < steps.size(); i++) {
            gone.addAndGet(steps.get(i));
            Lab.accepted(await(other.post(counted(store, DEVICE, i + 1, receive(1)))));
        }
        lab.stop(other);

        assertThat(Line.whole(lab.database, store).isLinked()).isTrue();
        assertThat(lab.counted("backroom.lane.clock.stepbacks") - alarms).isEqualTo(4);
    }
}
