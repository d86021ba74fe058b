package dev.backroom.console.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.client.ClientException;
import dev.backroom.operation.Outcome;
import dev.backroom.wire.Listed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The journal follows the feed, one request at a time.
class JournalTest {

    private final BlockingQueue<Long> asked = new LinkedBlockingQueue<>();
    private final BlockingQueue<List<Listed.Event>> got = new LinkedBlockingQueue<>();
    private final AtomicBoolean down = new AtomicBoolean();
    private volatile long head;
    private final Journal journal = new Journal(this::read, got::add);

    private List<Listed.Event> read(long after, int limit) {
        asked.add(after);
        if (down.get()) {
            throw new ClientException(ClientException.Kind.UNREACHABLE, "gone", null);
        }
        return LongStream.rangeClosed(after + 1, Math.min(after + limit, head))
                .mapToObj(JournalTest::event)
                .toList();
    }

    private static Listed.Event event(long number) {
        return new Listed.Event(
                number,
                Instant.EPOCH,
                1004,
                number,
                Optional.of("move-goods"),
                Optional.empty(),
                Optional.of(new Outcome.Accepted("moved", Map.of())),
                List.of());
    }

    private void reach(long number) {
        head = number;
        journal.reached(number);
    }

    private static <T> @Nullable T next(BlockingQueue<T> queue) throws InterruptedException {
        return queue.poll(5, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void readsWhatIsNewAndNothingElse() throws InterruptedException {
        reach(3);
        assertThat(next(got)).extracting(Listed.Event::number).containsExactly(1L, 2L, 3L);
        reach(5);
        assertThat(next(got)).extracting(Listed.Event::number).containsExactly(4L, 5L);
        assertThat(asked).containsExactly(0L, 3L);
    }

    @Test
    void beginsWithTheNewestOfALongLine() throws InterruptedException {
        reach(1_000_000);

        assertThat(next(asked)).isEqualTo(1_000_000L - Journal.AT_ONCE);
        assertThat(next(got)).hasSize(Journal.AT_ONCE);
    }

    @Test
    void goesOnAfterAFailureWhenTheFeedDoes() throws InterruptedException {
        down.set(true);
        reach(2);
        assertThat(next(asked)).isEqualTo(0L);
        down.set(false);
        // The failed try may still be on its way back; what is new later is read in any case.
        reach(4);

        assertThat(next(got)).extracting(Listed.Event::number).contains(4L);
    }
}
