package dev.backroom.gateway.integration.relay;

import dev.backroom.store.StoreId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Where the relay is in one store's line: `acknowledged < next`, and everything in between is on the way.
///
/// An event that cannot go out halts its store: those before it still go, it is tried again alone, with growing
/// pauses, and nothing behind it leaves before it has.
///
/// Kafka's threads touch what is acknowledged, whoever asks for the lag or for trouble reads; the rest belongs to the
/// relay's context.
final class Track {

    private static final Duration AGAIN_FIRST = Duration.ofSeconds(1);
    private static final Duration AGAIN_MOST = Duration.ofMinutes(1);

    /// @param number of the event that cannot go out
    /// @param again when to try it again
    private record Halt(long number, String why, Duration pause, Instant again) {}

    final StoreId store;
    private final AtomicLong acknowledged;
    private long next;
    private volatile long known;
    private volatile @Nullable Halt halt;
    private boolean reading;
    private long saved;

    Track(StoreId store, long cursor) {
        this.store = store;
        this.acknowledged = new AtomicLong(cursor);
        this.next = cursor + 1;
        this.known = cursor;
        this.saved = cursor;
    }

    long acknowledged() {
        return acknowledged.get();
    }

    /// Kafka has event `number`. What does not follow was on the way twice and changes nothing.
    void acknowledge(long number) {
        acknowledged.compareAndSet(number - 1, number);
    }

    long next() {
        return next;
    }

    /// Event `next` has been handed to Kafka.
    void sent() {
        next++;
        known = Math.max(known, next - 1);
    }

    /// An event of this number exists.
    void know(long number) {
        known = Math.max(known, number);
    }

    /// Events that exist and were not handed to Kafka yet.
    boolean behind() {
        return known >= next;
    }

    /// Event `number` cannot go out.
    ///
    /// @return whether that is news
    boolean halt(long number, String why, Instant now) {
        Halt before = halt;
        if (before == null || before.number() != number) {
            halt = new Halt(number, why, AGAIN_FIRST, now.plus(AGAIN_FIRST));
            return true;
        }
        Duration longer = before.pause().multipliedBy(2);
        Duration pause = longer.compareTo(AGAIN_MOST) < 0 ? longer : AGAIN_MOST;
        halt = new Halt(number, why, pause, now.plus(pause));
        return !before.why().equals(why);
    }

    boolean halted() {
        Halt now = halt;
        return now != null && acknowledged.get() < now.number();
    }

    /// Whether this is the event that halted the store: it goes out alone.
    boolean haltedAt(long number) {
        Halt now = halt;
        return now != null && now.number() == number;
    }

    /// What halts the store, in words.
    Optional<String> trouble() {
        Halt now = halt;
        return now == null || !halted()
                ? Optional.empty()
                : Optional.of("event %d of store %s cannot go out, it is tried again: %s"
                        .formatted(now.number(), store, now.why()));
    }

    /// How many events may be handed to Kafka now, at most `most`.
    int due(Instant time, int most) {
        Halt now = halt;
        if (!behind()) {
            return 0;
        }
        if (now == null || !halted()) {
            return most;
        }
        if (next < now.number()) {
            return (int) Math.min(most, now.number() - next);
        }
        return next == now.number() && !time.isBefore(now.again()) ? 1 : 0;
    }

    long lag() {
        return known - acknowledged.get();
    }

    boolean reading() {
        return reading;
    }

    void reading(boolean now) {
        reading = now;
    }

    /// Goes back to what is acknowledged: the rest was lost on the way.
    void rewind() {
        next = acknowledged.get() + 1;
    }

    /// Whether the cursor moved since it was saved.
    boolean unsaved() {
        return saved < acknowledged.get();
    }

    void saved(long number) {
        saved = Math.max(saved, number);
    }
}
