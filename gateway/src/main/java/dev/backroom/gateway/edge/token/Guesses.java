package dev.backroom.gateway.edge.token;

import dev.backroom.gateway.edge.problem.Fault;
import dev.backroom.gateway.edge.problem.Problem;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// Slows down who guesses secrets: after five wrong ones in a row each further try of the same subject has to wait,
/// twice as long each time, up to five minutes.
public final class Guesses {

    private static final int FREE = 5;
    private static final int DOUBLINGS_MAX = 8;
    private static final int WAIT_MAX_SECONDS = 300;
    private static final int REMEMBERED_MAX = 10_000;

    private record Wrong(int times, Instant next) {}

    private final InstantSource clock;
    private final Map<String, Wrong> wrong = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Wrong> eldest) {
            return size() > REMEMBERED_MAX;
        }
    };

    public Guesses(InstantSource clock) {
        this.clock = clock;
    }

    /// @param subject such as `person:MK`
    /// @throws Problem while it has to wait
    synchronized void check(String subject) {
        Wrong before = wrong.get(subject);
        Instant now = clock.instant();
        if (before != null && before.times() >= FREE && now.isBefore(before.next())) {
            long seconds = before.next().getEpochSecond() - now.getEpochSecond() + 1;
            throw Problem.later(Fault.TOO_MANY_GUESSES, (int) seconds);
        }
    }

    synchronized void failed(String subject) {
        Wrong before = wrong.get(subject);
        int times = before == null ? 1 : before.times() + 1;
        int over = Math.clamp(times - FREE, 0, DOUBLINGS_MAX);
        long wait = times < FREE ? 0 : Math.min(WAIT_MAX_SECONDS, 1L << over);
        wrong.put(subject, new Wrong(times, clock.instant().plusSeconds(wait)));
    }

    synchronized void right(String subject) {
        wrong.remove(subject);
    }
}
