package dev.backroom.gateway.log;

import dev.backroom.store.StoreId;
import java.time.Instant;

/// A message to another system that could not be told plainly.
///
/// @param document messages about one document are told in their order
/// @param attempts that failed since it was last asked for
/// @param since when it was decided
/// @param next when to try again; only counts while retrying
/// @param trouble what the other system said last, empty before it was asked
public record Unsent(Key key, String document, State state, int attempts, Instant since, Instant next, String trouble) {

    public enum State {
        /// Waits behind another message about its document.
        HELD,
        /// Is tried again, by itself.
        RETRYING,
        /// Waits for a person, with a case.
        PARKED,
        /// Is never sent: somebody said so.
        SKIPPED
    }

    /// Names a message for ever: the event that holds it, and its line there.
    public record Key(StoreId store, long event, int line) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            int byStore = Integer.compare(store.value(), other.store.value());
            int byEvent = byStore != 0 ? byStore : Long.compare(event, other.event);
            return byEvent != 0 ? byEvent : Integer.compare(line, other.line);
        }

        /// Within its store, such as `4711-1`.
        public String name() {
            return event + "-" + line;
        }

        /// Everywhere, such as `0123-4711-1`: what a receiver knows it again by.
        @Override
        public String toString() {
            return store.code() + "-" + name();
        }
    }

    public Unsent held() {
        return new Unsent(key, document, State.HELD, 0, since, next, "");
    }

    /// To be tried at a moment.
    public Unsent again(int attemptsFailed, Instant at, String why) {
        return new Unsent(key, document, State.RETRYING, attemptsFailed, since, at, why);
    }

    public Unsent parked(String why) {
        return new Unsent(key, document, State.PARKED, attempts, since, next, why);
    }

    public Unsent skipped() {
        return new Unsent(key, document, State.SKIPPED, attempts, since, next, trouble);
    }
}
