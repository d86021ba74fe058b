package dev.backroom.gateway.edge.token;

import dev.backroom.gateway.edge.problem.Fault;
import dev.backroom.gateway.edge.problem.Problem;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Slows down who guesses secrets: after five wrong ones in a row each further try of the same subject has to wait,
/// twice as long each time, up to five minutes.
///
/// A try counts from its [#begin] on, before it is known whether it is right: who sends many at once gets no more of
/// them answered than who sends one after the other. What comes beyond that stands in a short line until those before
/// it have ended: right ones give their place back and let it in, wrong ones turn it away. Each that begins must end
/// with one of the others.
public final class Guesses {

    private static final int FREE = 5;
    private static final int DOUBLINGS_MAX = 8;
    private static final int WAIT_MAX_SECONDS = 300;
    private static final int REMEMBERED_MAX = 10_000;
    private static final int IN_LINE_MAX = 20;

    private static final int AT_ONCE_SECONDS = 1;

    /// @param next when the next try may begin, once there were too many
    /// @param underWay tries that have begun and not ended
    private record Wrong(int times, Instant next, int underWay) {
        static final Wrong NEVER = new Wrong(0, Instant.EPOCH, 0);

        Wrong underWay(int change) {
            return new Wrong(times, next, Math.max(0, underWay + change));
        }
    }

    private final InstantSource clock;
    private final Map<String, Wrong> wrong = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Wrong> eldest) {
            return size() > REMEMBERED_MAX;
        }
    };
    private final Map<String, Deque<Promise<Void>>> lines = new HashMap<>();

    public Guesses(InstantSource clock) {
        this.clock = clock;
    }

    /// @param subject such as `person:MK`
    /// @return completes when the try has begun; fails with a [Problem] when it has to come again later
    Future<Void> begin(String subject) {
        Promise<Void> entry = Promise.promise();
        List<Runnable> told = new ArrayList<>();
        synchronized (this) {
            if (!enters(subject, entry, told)) {
                Deque<Promise<Void>> line = lines.computeIfAbsent(subject, _ -> new ArrayDeque<>());
                if (line.size() < IN_LINE_MAX) {
                    line.add(entry);
                } else {
                    told.add(() -> entry.fail(Problem.later(Fault.TOO_MANY_GUESSES, AT_ONCE_SECONDS)));
                }
            }
        }
        told.forEach(Runnable::run);
        return entry.future();
    }

    /// Lets a try begin or turns it away.
    ///
    /// @param told what is to be said, once nobody is locked out any more
    /// @return false when that depends on those that are under way
    private boolean enters(String subject, Promise<Void> entry, List<Runnable> told) {
        Wrong before = wrong.getOrDefault(subject, Wrong.NEVER);
        Instant now = clock.instant();
        if (before.times() >= FREE && now.isBefore(before.next())) {
            long seconds = before.next().getEpochSecond() - now.getEpochSecond() + 1;
            told.add(() -> entry.fail(Problem.later(Fault.TOO_MANY_GUESSES, (int) seconds)));
            return true;
        }
        if (before.underWay() > 0 && before.times() + before.underWay() >= FREE) {
            return false;
        }
        wrong.put(subject, before.underWay(1));
        told.add(entry::complete);
        return true;
    }

    void failed(String subject) {
        List<Runnable> told;
        synchronized (this) {
            Wrong before = wrong.getOrDefault(subject, Wrong.NEVER);
            int times = before.times() + 1;
            int over = Math.clamp(times - FREE, 0, DOUBLINGS_MAX);
            long wait = times < FREE ? 0 : Math.min(WAIT_MAX_SECONDS, 1L << over);
            wrong.put(subject, new Wrong(times, clock.instant().plusSeconds(wait), before.underWay()).underWay(-1));
            told = moveUp(subject);
        }
        told.forEach(Runnable::run);
    }

    void right(String subject) {
        ended(subject, true);
    }

    /// It could not be told whether it is right.
    void givenUp(String subject) {
        ended(subject, false);
    }

    /// @param forgets whether the wrong ones before it are forgotten
    private void ended(String subject, boolean forgets) {
        List<Runnable> told;
        synchronized (this) {
            Wrong before = wrong.getOrDefault(subject, Wrong.NEVER);
            Wrong left = forgets ? Wrong.NEVER : before;
            int others = Math.max(0, before.underWay() - 1);
            if (others == 0 && left.times() == 0) {
                wrong.remove(subject);
            } else {
                wrong.put(subject, new Wrong(left.times(), left.next(), others));
            }
            told = moveUp(subject);
        }
        told.forEach(Runnable::run);
    }

    /// Those in line for whom there is an answer now.
    private List<Runnable> moveUp(String subject) {
        List<Runnable> told = new ArrayList<>();
        Deque<Promise<Void>> line = lines.get(subject);
        while (line != null && !line.isEmpty() && enters(subject, line.getFirst(), told)) {
            line.removeFirst();
        }
        if (line != null && line.isEmpty()) {
            lines.remove(subject);
        }
        return told;
    }
}
