package dev.backroom.gateway.integration.postings;

import dev.backroom.gateway.log.Unsent;
import dev.backroom.operation.Answer;
import dev.backroom.operation.Envelope;
import dev.backroom.operation.LineOperation;
import dev.backroom.operation.Operation;
import dev.backroom.store.Sources;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tells a target what is laid out, and again what it could not take: what becomes of each message.
///
/// Belongs to one context. Ends with [#end]: what is answered after that changes nothing.
final class Telling {

    /// So much of what is on the way may be tried again, so that new messages are not kept waiting by old ones.
    private static final int RETRY_SHARE = 4;

    /// A message gets a row when the target could not deal with it so often.
    private static final int PLAIN_FAILURES_MAX = 3;

    private static final Duration SOON = Duration.ofMillis(200);
    private static final Duration PARKING_AGAIN = Duration.ofSeconds(10);

    private final Target target;
    private final Means means;
    private final Breaker breaker;
    private final Patience patience;
    private final Outstanding outstanding = new Outstanding();
    private final Map<Unsent.Key, Unheard> unheard = new HashMap<>();
    private final Reading reading;
    private long answers;
    private int flights;
    private int retries;
    /// In turn, so that one that fails again and again is not all that is tried of a target that was away.
    private boolean retriedLast;

    private boolean ended;
    private volatile int unsent;
    private volatile int parked;

    /// @param breaker outlives this
    Telling(Target target, Means means, Breaker breaker, Patience patience) {
        this.target = target;
        this.means = means;
        this.breaker = breaker;
        this.patience = patience;
        this.reading = new Reading(target.name(), means, outstanding, this::turn);
    }

    /// Takes up what cursors and table say.
    void begin(Map<StoreId, Long> cursors, List<Unsent> rows) {
        reading.begin(cursors);
        outstanding.load(rows);
    }

    void end() {
        ended = true;
    }

    /// Messages that could not be told plainly and still are not. Any thread.
    int unsent() {
        return unsent;
    }

    /// Those of them that wait for a person. Any thread.
    int parked() {
        return parked;
    }

    Reading reading() {
        return reading;
    }

    int flights() {
        return flights;
    }

    /// Sends what may be sent, and reads on where there is room.
    void turn() {
        if (ended) {
            return;
        }
        while (flights < target.flightsMax() && sendOne()) {
            // one more may fit
        }
        // While nobody answers, one message is needed to try with.
        if (!breaker.isOpen() || !reading.hasReady(means.clock().instant())) {
            reading.readOn();
        }
        unsent = outstanding.size();
        parked = outstanding.parked();
    }

    private boolean sendOne() {
        Instant now = means.clock().instant();
        boolean due = retries < Math.max(1, target.flightsMax() / RETRY_SHARE) && outstanding.isDue(now);
        boolean ready = reading.hasReady(now);
        if ((!due && !ready) || !breaker.lets(now)) {
            return false;
        }
        flights++;
        retriedLast = due && !(ready && retriedLast);
        if (retriedLast) {
            retries++;
            outstanding.next(now).ifPresent(this::retry);
        } else {
            reading.next().ifPresent(this::send);
        }
        return true;
    }

    private void send(Chunk.Run run) {
        Letter letter = run.first();
        means.send().apply(letter).onSuccess(verdict -> {
            flights--;
            note(letter, verdict);
            if (!ended) {
                sent(run, letter, verdict);
                turn();
            }
        });
    }

    private void note(Letter letter, Verdict verdict) {
        means.meters().said(verdict);
        Instant now = means.clock().instant();
        switch (verdict) {
            case Verdict.Taken _ -> {
                answered();
                means.meters().taken(letter.key().store(), Duration.between(letter.decided(), now));
            }
            case Verdict.Refused _ -> answered();
            case Verdict.Failed(String why) -> {
                answers++;
                breaker.failed(now, why);
            }
            case Verdict.Away(String why, Optional<Duration> pause) -> breaker.away(now, why, pause);
        }
    }

    private void answered() {
        answers++;
        breaker.answered();
    }

    private void sent(Chunk.Run run, Letter letter, Verdict verdict) {
        switch (verdict) {
            case Verdict.Taken _ -> {
                run.unheard().answered();
                run.told();
                if (run.isDone()) {
                    reading.close(run);
                } else {
                    reading.giveBack(run);
                }
            }
            case Verdict.Failed(String why) -> failed(run, why);
            case Verdict.Refused(String why) -> {
                keep(run, why);
                outstanding.claim(letter.key()).ifPresent(row -> park(row, why));
            }
            case Verdict.Away(String why, Optional<Duration> _) -> {
                run.unheard().again(answers);
                if (run.unheard().isTheMessage(answers) || run.unheard().isDoubtful()) {
                    keep(run, why);
                } else {
                    reading.giveBack(run);
                }
            }
        }
    }

    /// Most failures are over in a moment: nobody is told of those.
    private void failed(Chunk.Run run, String why) {
        Instant now = means.clock().instant();
        int failures = run.failed();
        if (failures < PLAIN_FAILURES_MAX) {
            reading.giveBack(run, patience.next(failures, now).orElse(now));
        } else {
            keep(run, why);
        }
    }

    /// A message could not be told: it and what follows about its document get rows.
    private void keep(Chunk.Run run, String why) {
        Instant now = means.clock().instant();
        List<Letter> rest = run.rest();
        means.note()
                .accept(outstanding.add(rest.getFirst()
                        .unsent()
                        .again(
                                PLAIN_FAILURES_MAX,
                                patience.next(PLAIN_FAILURES_MAX, now).orElse(now),
                                why)));
        rest.subList(1, rest.size()).forEach(letter -> means.note().accept(outstanding.add(letter.unsent())));
        reading.close(run);
    }

    /// The text of a message that has a row is in the log.
    private void retry(Unsent row) {
        means.at()
                .apply(row.key().store(), row.key().event())
                .map(found -> found.flatMap(event -> Content.of(event, target.name()).letters().stream()
                        .filter(letter -> letter.key().equals(row.key()))
                        .findFirst()))
                .onSuccess(letter -> letter.ifPresentOrElse(
                        text -> means.send().apply(text).onSuccess(verdict -> {
                            note(text, verdict);
                            retried(row, verdict);
                        }),
                        () -> {
                            breaker.unused();
                            retried(row, new Verdict.Refused("its event is not in this database any more"));
                        }))
                .onFailure(e -> {
                    breaker.unused();
                    retried(row, new Verdict.Away(String.valueOf(e.getMessage()), Optional.empty()));
                });
    }

    private void retried(Unsent row, Verdict verdict) {
        flights--;
        retries--;
        if (ended) {
            return;
        }
        Instant now = means.clock().instant();
        switch (verdict) {
            case Verdict.Taken _ -> {
                unheard.remove(row.key());
                means.note().accept(outstanding.taken(row, now));
            }
            case Verdict.Refused(String why) -> park(row, why);
            case Verdict.Failed(String why) -> failed(row, why, now);
            case Verdict.Away(String why, Optional<Duration> _) -> {
                Unheard before = unheard.computeIfAbsent(row.key(), _ -> new Unheard());
                before.again(answers);
                if (before.isTheMessage(answers)) {
                    failed(row, why, now);
                } else {
                    means.note().accept(outstanding.again(row, row.attempts(), now.plus(SOON), why));
                }
            }
        }
        turn();
    }

    private void failed(Unsent row, String why, Instant now) {
        int attempts = row.attempts() + 1;
        Optional<Instant> at = patience.next(attempts, now);
        if (at.isPresent()) {
            means.note().accept(outstanding.again(row, attempts, at.get(), why));
        } else {
            park(row, "tried " + attempts + " times: " + why);
        }
    }

    /// A message waits for a person: first there is a case, then the row says so.
    private void park(Unsent row, String why) {
        unheard.remove(row.key());
        Instant now = means.clock().instant();
        Operation operation =
                new LineOperation.ParkPosting(target.name(), row.key().name(), row.document(), why);
        Envelope envelope =
                Envelope.bySystem(row.key().store(), Sources.GATEWAY, 0, now, operation, Json.digest(operation));
        means.post().apply(envelope).onComplete(done -> {
            if (ended) {
                return;
            }
            boolean known = done.succeeded() && done.result() instanceof Answer.Decided;
            means.note()
                    .accept(
                            known
                                    ? outstanding.parked(row, why)
                                    : outstanding.again(
                                            row,
                                            row.attempts(),
                                            means.clock().instant().plus(PARKING_AGAIN),
                                            why));
        });
    }
}
