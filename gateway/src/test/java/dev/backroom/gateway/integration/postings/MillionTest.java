package dev.backroom.gateway.integration.postings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.gateway.log.Outbox;
import dev.backroom.gateway.log.Unsent;
import dev.backroom.operation.Envelope;
import dev.backroom.operation.Outcome;
import dev.backroom.store.Bytes;
import dev.backroom.store.Event;
import dev.backroom.store.Posting;
import dev.backroom.store.Row;
import dev.backroom.store.Sources;
import dev.backroom.store.Status;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Body;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// A day without the ERP, and the days after it, in simulated time: a million messages of 200 stores are caught up
/// while
/// new ones come. Nothing here waits, so that it takes seconds; what decides is the code that runs in a gateway.
class MillionTest {

    private static final int STORES = 200;
    private static final int EVENTS = 500;
    private static final int IN_EVENT = 10;
    private static final int DOCUMENTS = 5;
    private static final Instant BACK = Instant.parse("2026-03-04T06:00:00Z");
    private static final Duration ANSWER = Duration.ofMillis(40);
    private static final double FAILS = 0.01;

    private record Step(Instant at, long order, Runnable what) {}

    private final PriorityQueue<Step> steps = new PriorityQueue<>((a, b) -> {
        int byTime = a.at().compareTo(b.at());
        return byTime != 0 ? byTime : Long.compare(a.order(), b.order());
    });
    private final SplittableRandom chance = new SplittableRandom(7);
    private final Map<StoreId, List<Event>> lines = new HashMap<>();
    private final Map<String, Long> lastOfDocument = new HashMap<>();
    private final Map<Unsent.Key, Instant> decidedAfterReturn = new HashMap<>();
    private final List<Duration> waitsOfNew = new ArrayList<>();
    private final Bytes rows = Body.encode(
            Envelope.bySystem(
                    new StoreId(1), Sources.CLOCK, 1, BACK, new dev.backroom.operation.LineOperation.Tick(1), ""),
            1,
            new Outcome.Accepted("ticked", Map.of()),
            1,
            postings());
    private Instant now = BACK.minus(Duration.ofMinutes(2));
    private long order;
    private long taken;
    private int outOfOrder;
    private int twice;

    private static List<Row> postings() {
        List<Row> rows = new ArrayList<>();
        for (int line = 1; line <= IN_EVENT; line++) {
            rows.add(new Posting(
                    line,
                    Posting.Kind.RECEIPT,
                    "DEL-" + line % DOCUMENTS,
                    LocalDate.of(2026, 3, 3),
                    "V",
                    List.of(new Posting.Line("SKU", Status.AVAILABLE, 1, 0, "PO", 1, 1, 89))));
        }
        return rows;
    }

    private void later(Duration wait, Runnable what) {
        steps.add(new Step(now.plus(wait), order++, what));
    }

    private Event append(StoreId store, Instant time) {
        List<Event> line = lines.computeIfAbsent(store, _ -> new ArrayList<>());
        Event event = new Event(store, 1, line.size() + 1, time, Sources.CLOCK, line.size() + 1, 1, rows, Bytes.EMPTY);
        line.add(event);
        return event;
    }

    private Future<List<Event>> after(StoreId store, long number, int limit) {
        Promise<List<Event>> read = Promise.promise();
        later(Duration.ofMillis(2), () -> {
            List<Event> line = lines.getOrDefault(store, List.of());
            read.complete(List.copyOf(line.subList((int) number, (int) Math.min(line.size(), number + limit))));
        });
        return read.future();
    }

    private Future<Optional<Event>> at(StoreId store, long number) {
        return after(store, number - 1, 1).map(found -> found.stream().findFirst());
    }

    private Future<Verdict> send(Letter letter) {
        Promise<Verdict> answer = Promise.promise();
        later(ANSWER, () -> answer.complete(answer(letter)));
        return answer.future();
    }

    private Verdict answer(Letter letter) {
        if (now.isBefore(BACK)) {
            return new Verdict.Away("connection refused", Optional.empty());
        }
        if (chance.nextDouble() < FAILS) {
            return new Verdict.Failed("500");
        }
        long place = letter.key().event() * 100 + letter.key().line();
        Long before = lastOfDocument.put(letter.key().store() + "/" + letter.document(), place);
        twice += before != null && before == place ? 1 : 0;
        outOfOrder += before != null && before > place ? 1 : 0;
        taken++;
        Instant decided = decidedAfterReturn.remove(letter.key());
        if (decided != null) {
            waitsOfNew.add(Duration.between(decided, now));
        }
        return new Verdict.Taken();
    }

    @Test
    void aMillionMessagesAreCaughtUpInOrderAndNewOnesOfOtherStoresDoNotWaitForThem() {
        for (int store = 1; store <= STORES; store++) {
            for (int i = 0; i < EVENTS; i++) {
                append(new StoreId(store), BACK.minus(Duration.ofHours(12)));
            }
        }
        long all = (long) STORES * EVENTS * IN_EVENT;
        Breaker breaker = new Breaker(new java.util.Random(7));
        List<Outbox.Change> notes = new ArrayList<>();
        Telling telling = new Telling(
                new Target("erp", URI.create("http://erp"), "", 256, Duration.ofSeconds(10)),
                new Means(
                        this::after,
                        this::at,
                        this::send,
                        notes::add,
                        _ -> Future.failedFuture("nothing is to be parked"),
                        new PostingMeters(new SimpleMeterRegistry(), "erp"),
                        () -> now),
                breaker,
                new Patience(new java.util.Random(7)));
        telling.begin(Map.of(), List.of());
        lines.forEach((store, line) -> telling.reading().know(store, line.size(), true));

        StoreId fresh = new StoreId(STORES + 1);
        later(Duration.ofMinutes(3), () -> fresh(telling, fresh, 100));
        turn(telling);
        Instant end = BACK.plus(Duration.ofDays(1));
        while (!steps.isEmpty() && now.isBefore(end) && taken < all + 100L * IN_EVENT) {
            Step step = steps.poll();
            now = step.at();
            step.what().run();
        }

        assertThat(taken).isEqualTo(all + 100L * IN_EVENT);
        assertThat(outOfOrder).isZero();
        assertThat(twice).isZero();
        assertThat(Duration.between(BACK, now)).as("256 at once, 40 ms each").isLessThan(Duration.ofMinutes(8));
        waitsOfNew.sort(null);
        assertThat(waitsOfNew).hasSize(100 * IN_EVENT);
        assertThat(waitsOfNew.get(waitsOfNew.size() / 2))
                .as("a store without arrears gets its turn among those with arrears")
                .isLessThan(Duration.ofSeconds(60));
        assertThat(telling.unsent()).isZero();
    }

    private void turn(Telling telling) {
        telling.turn();
        later(Duration.ofMillis(200), () -> turn(telling));
    }

    private void fresh(Telling telling, StoreId store, int left) {
        Event event = append(store, now);
        for (int line = 1; line <= IN_EVENT; line++) {
            decidedAfterReturn.put(new Unsent.Key(store, event.number(), line), now);
        }
        telling.reading().know(store, event.number(), true);
        telling.turn();
        if (left > 1) {
            later(Duration.ofMillis(500), () -> fresh(telling, store, left - 1));
        }
    }
}
