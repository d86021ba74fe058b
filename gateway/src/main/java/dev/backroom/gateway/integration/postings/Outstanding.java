package dev.backroom.gateway.integration.postings;

import dev.backroom.gateway.log.Outbox;
import dev.backroom.gateway.log.Unsent;
import dev.backroom.gateway.log.Unsent.Key;
import dev.backroom.gateway.log.Unsent.State;
import dev.backroom.store.StoreId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// All that a target has not been told plainly, in memory as in table `posting`: for each document its messages in
/// order, of which only the first is tried, waits for a person, or is on the way.
///
/// Each change tells what to write. Pure: time comes in, nothing is written or sent here.
final class Outstanding {

    private record Document(StoreId store, String code) {
        static Document of(Unsent unsent) {
            return new Document(unsent.key().store(), unsent.document());
        }
    }

    private static final Comparator<Unsent> BY_TIME =
            Comparator.comparing(Unsent::next).thenComparing(Unsent::key);

    private final Map<Document, Deque<Unsent>> documents = new HashMap<>();
    private final Map<Key, Document> keys = new HashMap<>();
    private final TreeSet<Unsent> due = new TreeSet<>(BY_TIME);
    private int parked;
    private int size;

    /// What the table holds, in the order of keys.
    void load(Collection<Unsent> rows) {
        for (Unsent row : rows) {
            keys.put(row.key(), Document.of(row));
            if (row.state() != State.SKIPPED) {
                append(row);
            }
        }
    }

    /// Whether a message is known here, so that nobody sends it beside.
    boolean has(Key key) {
        return keys.containsKey(key);
    }

    /// Whether a document has something that was not told, so that what follows has to wait.
    boolean holds(StoreId store, String document) {
        return documents.containsKey(new Document(store, document));
    }

    int parked() {
        return parked;
    }

    int size() {
        return size;
    }

    /// Adds a message behind what its document has; the first of a document as it is, others held.
    Outbox.Change add(Unsent unsent) {
        Unsent row = holds(unsent.key().store(), unsent.document()) ? unsent.held() : unsent;
        keys.put(row.key(), Document.of(row));
        append(row);
        return put(row);
    }

    private void append(Unsent row) {
        documents.computeIfAbsent(Document.of(row), _ -> new ArrayDeque<>()).addLast(row);
        size++;
        entered(row);
    }

    private void entered(Unsent row) {
        if (row.state() == State.RETRYING) {
            due.add(row);
        }
        parked += row.state() == State.PARKED ? 1 : 0;
    }

    private void left(Unsent row) {
        due.remove(row);
        parked -= row.state() == State.PARKED ? 1 : 0;
    }

    boolean isDue(Instant now) {
        return !due.isEmpty() && !due.first().next().isAfter(now);
    }

    /// Takes a message that was just added, so that nobody tries it; it counts as on the way like [#next].
    ///
    /// @return empty when it waits behind another
    Optional<Unsent> claim(Key key) {
        Optional<Unsent> head = head(key).filter(row -> row.state() == State.RETRYING);
        head.ifPresent(due::remove);
        return head;
    }

    /// Takes the message that has been due for the longest; it counts as on the way until one of the other methods
    /// is told about it.
    Optional<Unsent> next(Instant now) {
        return isDue(now) ? Optional.ofNullable(due.pollFirst()) : Optional.empty();
    }

    /// The target has it: the next of its document may go.
    Outbox.Change taken(Unsent head, Instant now) {
        return gone(head, List.of(), List.of(head.key()), now);
    }

    /// It is tried again later.
    Outbox.Change again(Unsent head, int attempts, Instant at, String why) {
        return replace(head, head.again(attempts, at, why));
    }

    /// It waits for a person.
    Outbox.Change parked(Unsent head, String why) {
        return replace(head, head.parked(why));
    }

    /// A person wants it sent once more. Nothing changes where it does not wait for that.
    Optional<Outbox.Change> retry(Key key, Instant now) {
        return parked(key).map(head -> replace(head, head.again(0, now, head.trouble())));
    }

    /// A person wants it never sent.
    Optional<Outbox.Change> skip(Key key, Instant now) {
        return parked(key).map(head -> gone(head, List.of(head.skipped()), List.of(), now));
    }

    private Optional<Unsent> parked(Key key) {
        return head(key).filter(row -> row.state() == State.PARKED);
    }

    private Optional<Unsent> head(Key key) {
        return Optional.ofNullable(keys.get(key))
                .map(documents::get)
                .map(Deque::getFirst)
                .filter(row -> row.key().equals(key));
    }

    private Outbox.Change replace(Unsent head, Unsent changed) {
        Deque<Unsent> queue = queue(head);
        left(queue.removeFirst());
        queue.addFirst(changed);
        entered(changed);
        return put(changed);
    }

    private Outbox.Change gone(Unsent head, List<Unsent> kept, List<Key> removed, Instant now) {
        Deque<Unsent> queue = queue(head);
        left(queue.removeFirst());
        size--;
        if (kept.isEmpty()) {
            keys.remove(head.key());
        }
        if (queue.isEmpty()) {
            documents.remove(Document.of(head));
            return new Outbox.Change(kept, removed);
        }
        Unsent next = queue.removeFirst().again(0, now, "");
        queue.addFirst(next);
        entered(next);
        return new Outbox.Change(kept.isEmpty() ? List.of(next) : List.of(kept.getFirst(), next), removed);
    }

    private Deque<Unsent> queue(Unsent head) {
        Deque<Unsent> queue = documents.get(Document.of(head));
        if (queue == null || !queue.getFirst().key().equals(head.key())) {
            throw new IllegalStateException(head.key() + " is not the first of its document");
        }
        return queue;
    }

    private static Outbox.Change put(Unsent row) {
        return new Outbox.Change(List.of(row), List.of());
    }
}
