package dev.backroom.gateway.integration.postings;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A part of a store's line that is being told: the messages of each document one after the other, documents side by
/// side. The line's cursor passes it when nothing of it is left to do.
final class Chunk {

    /// The messages of one document, in their order.
    final class Run {
        private final Deque<Letter> letters = new ArrayDeque<>();
        private final Unheard unheard = new Unheard();
        private int failures;

        /// The target could not deal with the first message once more.
        ///
        /// @return how often that was
        int failed() {
            return ++failures;
        }

        /// What is known of its first message while nobody answers.
        Unheard unheard() {
            return unheard;
        }

        Letter first() {
            return letters.getFirst();
        }

        /// The first has been told.
        void told() {
            failures = 0;
            letters.removeFirst();
        }

        boolean isDone() {
            return letters.isEmpty();
        }

        /// Takes all that is left, the first included.
        List<Letter> rest() {
            List<Letter> rest = List.copyOf(letters);
            letters.clear();
            return rest;
        }

        Chunk chunk() {
            return Chunk.this;
        }
    }

    final Line line;
    private final long last;
    private final Map<String, Run> runs = new LinkedHashMap<>();
    private int open;

    /// @param last number of its last event
    Chunk(Line line, long last) {
        this.line = line;
        this.last = last;
    }

    void add(Letter letter) {
        runs.computeIfAbsent(letter.document(), _ -> new Run()).letters.addLast(letter);
        open = runs.size();
    }

    Collection<Run> runs() {
        return runs.values();
    }

    long last() {
        return last;
    }

    /// A run is done.
    ///
    /// @return whether it was the last one
    boolean closed() {
        open--;
        return open <= 0;
    }
}
