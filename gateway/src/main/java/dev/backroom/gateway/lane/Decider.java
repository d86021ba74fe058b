package dev.backroom.gateway.lane;

import dev.backroom.operation.Envelope;
import dev.backroom.operation.LineOperation;
import dev.backroom.operation.Operation;
import dev.backroom.operation.Outcome;
import dev.backroom.operation.Refusal;
import dev.backroom.store.Event;
import dev.backroom.store.Master;
import dev.backroom.store.Sources;
import dev.backroom.store.Store;
import dev.backroom.wire.Json;
import dev.backroom.workflow.Decide;
import dev.backroom.workflow.Decision;
import dev.backroom.workflow.React;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decides the operations of a part in order and folds each decision before the next.
final class Decider {

    private static final Logger LOG = LoggerFactory.getLogger(Decider.class);
    private static final Duration STEP_BACK_MAX = Duration.ofSeconds(1);
    /// Reactions of reactions; deeper is a discrepancy, not a loop.
    private static final int DEPTH_MAX = 8;

    private final InstantSource clock;
    private final LaneMeters meters;
    private Instant warned = Instant.EPOCH;

    Decider(InstantSource clock, LaneMeters meters) {
        this.clock = clock;
        this.meters = meters;
    }

    /// @param master the newest committed snapshot of the chain, not older than the store's floor
    /// @throws RuntimeException when an operation cannot be made an event; the batch must be undone
    void decide(Part part, Master master) {
        for (Ask ask : part.asks()) {
            decide(part, ask, master);
        }
        part.slot().decidedUnder(master.version());
    }

    private void decide(Part part, Ask ask, Master master) {
        Envelope envelope = ask.envelope();
        Store store = part.store();
        long last = store.last(envelope.source());
        if (envelope.number() == 0) {
            envelope = envelope.numbered(last + 1);
        } else if (envelope.number() <= last) {
            if (!part.isKnownAbsent(ask)) {
                part.lookUp(ask);
                return;
            }
            part.late(new Slot.Late(envelope.source(), envelope.number()));
        } else if (envelope.counted() && envelope.number() > last + 1) {
            part.ahead(ask, last + 1);
            return;
        }
        Instant time = now(store);
        Decision decision = decision(store, master, envelope, time);
        Event event = part.tentative().append(envelope, time, decision.outcome(), decision.rows(), master.version());
        part.decided(ask, event.number(), event.time(), decision.outcome());
        react(part, envelope, decision, event.number(), master, 1);
    }

    /// What the event asks for is decided right behind it. What would change nothing is not posted.
    private void react(Part part, Envelope cause, Decision decision, long event, Master master, int depth) {
        List<Operation> wanted = React.after(part.store(), cause, decision);
        for (int i = 0; i < wanted.size(); i++) {
            Operation operation = depth > DEPTH_MAX ? new LineOperation.TooDeep(event) : wanted.get(i);
            Envelope reaction = reaction(cause, operation, Sources.reactionKey(event, i));
            Instant time = now(part.store());
            Decision next = decision(part.store(), master, reaction, time);
            if (!next.rows().isEmpty()) {
                long number = part.tentative()
                        .append(reaction, time, next.outcome(), next.rows(), master.version())
                        .number();
                if (depth <= DEPTH_MAX) {
                    react(part, reaction, next, number, master, depth + 1);
                }
            }
        }
    }

    private static Envelope reaction(Envelope cause, Operation operation, long key) {
        return Envelope.bySystem(
                cause.store(), Sources.REACTION, key, cause.claimed(), operation, Json.digest(operation));
    }

    /// A rule that throws is our bug: its operation is refused, everybody else goes on.
    private static Decision decision(Store store, Master master, Envelope envelope, Instant time) {
        try {
            return Decide.decide(store, master, envelope, time);
        } catch (RuntimeException e) {
            LOG.error(
                    "a rule failed on {} of source {} number {} in store {}",
                    Json.typeOf(envelope.operation()),
                    envelope.source(),
                    envelope.number(),
                    envelope.store(),
                    e);
            return new Decision(
                    new Outcome.Refused(
                            Refusal.INTERNAL, Map.of("what", e.getClass().getSimpleName()), List.of()),
                    List.of());
        }
    }

    /// The lane's time: in microseconds, as the table keeps it, and never earlier than the store's previous event.
    private Instant now(Store store) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant previous = store.head().time();
        if (!now.isBefore(previous)) {
            return now;
        }
        if (Duration.between(now, previous).compareTo(STEP_BACK_MAX) > 0) {
            meters.clockStepBack();
            warn(store, now);
        }
        return previous;
    }

    private void warn(Store store, Instant now) {
        if (Duration.between(warned, now).abs().compareTo(STEP_BACK_MAX) > 0) {
            warned = now;
            LOG.warn(
                    "the clock is {} behind the last event of store {}",
                    Duration.between(now, store.head().time()),
                    store.id());
        }
    }
}
