package dev.backroom.sim.handheld;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Counts what was put in and what came back. Safe for many threads.
public final class Tally {

    private static final int SURPRISES_KEPT = 50;

    private final Map<Fault, Integer> injected = new EnumMap<>(Fault.class);
    private final Map<Fault, Integer> seen = new EnumMap<>(Fault.class);
    private final Map<String, Integer> answers = new TreeMap<>();
    private final List<String> surprises = new ArrayList<>();
    private int surprising;
    private int closed;

    synchronized void inject(Fault fault) {
        injected.merge(fault, 1, Integer::sum);
    }

    /// A fault put in by somebody else than a handheld.
    public synchronized void injected(Fault fault, boolean found) {
        inject(fault);
        if (found) {
            see(fault);
        }
    }

    synchronized void see(Fault fault) {
        seen.merge(fault, 1, Integer::sum);
    }

    synchronized void answer(String code) {
        answers.merge(code, 1, Integer::sum);
    }

    synchronized void surprise(String what) {
        surprising++;
        if (surprises.size() < SURPRISES_KEPT) {
            surprises.add(what);
        }
    }

    synchronized void close() {
        closed++;
    }

    public synchronized Map<Fault, Integer> injected() {
        return new EnumMap<>(injected);
    }

    public synchronized Map<Fault, Integer> seen() {
        return new EnumMap<>(seen);
    }

    /// Answers by their code.
    public synchronized Map<String, Integer> answers() {
        return new TreeMap<>(answers);
    }

    /// How many answers begin like this.
    public synchronized int count(String front) {
        return answers.entrySet().stream()
                .filter(answer -> answer.getKey().startsWith(front))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /// Answers that nobody expected, in words; the first of them.
    public synchronized List<String> surprises() {
        return List.copyOf(surprises);
    }

    public synchronized int surprising() {
        return surprising;
    }

    /// Deliveries that were received from the door to the close.
    public synchronized int closed() {
        return closed;
    }
}
