package dev.backroom.gateway.edge.token;

import dev.backroom.gateway.edge.problem.Fault;
import dev.backroom.gateway.edge.problem.Problem;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// Slows down who guesses secrets: after five wrong ones in a row each further try of the same subject has to wait,
/// twice as long each time, up to five minutes.
///
/// A try counts from its [#begin] on, before it is known whether it is right: who sends many at once gets no more of
/// them answered than who sends one after the other. Each that begins must end with one of the others.
public final class Guesses {

    private static final int FREE = 5;
    private static final int DOUBLINGS_MAX = 8;
    private static final int WAIT_MAX_SECONDS = 300;
    private static final int REMEMBERED_MAX = 10_000;

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

    public Guesses(InstantSource clock) {
        this.clock = clock;
    }

    /// @param subject such as `person:MK`
    /// @throws Problem while it has to wait; the try has not begun then
    synchronized void begin(String subject) {
        Wrong before = wrong.getOrDefault(subject, Wrong.NEVER);
        Instant now = clock.instant();
        if (before.times() >= FREE && now.isBefore(before.next())) {
            long seconds = before.next().getEpochSecond() - now.getEpochSecond() + 1;
            throw Problem.later(Fault.TOO_MANY_GUESSES, (int) seconds);
        }
        if (before.underWay() > 0 && before.times() + before.underWay() >= FREE) {
            throw Problem.later(Fault.TOO_MANY_GUESSES, AT_ONCE_SECONDS);
        }
        wrong.put(subject, before.underWay(1));
    }

    synchronized void failed(String subject) {
        Wrong before = wrong.getOrDefault(subject, Wrong.NEVER);
        int times = before.times() + 1;
        int over = Math.clamp(times - FREE, 0, DOUBLINGS_MAX);
        long wait = times < FREE ? 0 : Math.min(WAIT_MAX_SECONDS, 1L << over);
        wrong.put(subject, new Wrong(times, clock.instant().plusSeconds(wait), before.underWay()).underWay(-1));
    }

    synchronized void right(String subject) {
        ended(subject, Wrong.NEVER);
    }

    /// It could not be told whether it is right.
    synchronized void givenUp(String subject) {
        ended(subject, wrong.getOrDefault(subject, Wrong.NEVER));
    }

    /// @param left what is remembered of it, the tries under way apart
    private void ended(String subject, Wrong left) {
        int others = wrong.getOrDefault(subject, Wrong.NEVER).underWay() - 1;
        if (others <= 0 && left.times() == 0) {
            wrong.remove(subject);
        } else {
            wrong.put(subject, new Wrong(left.times(), left.next(), Math.max(0, others)));
        }
    }
}
