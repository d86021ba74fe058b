package dev.backroom.gateway.edge.http;

import dev.backroom.gateway.edge.token.Caller;
import dev.backroom.gateway.lane.Lanes;
import dev.backroom.gateway.log.Elsewhere;
import dev.backroom.operation.Answer;
import dev.backroom.operation.Envelope;
import dev.backroom.operation.LineOperation;
import dev.backroom.operation.Operation;
import dev.backroom.operation.Outcome;
import dev.backroom.operation.Refusal;
import dev.backroom.store.Sources;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Json;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells a paper or a unit of another store from one that nobody knows.
///
/// A lane knows its own store only, so its answer is that the paper is unknown. Only then is it looked for
/// elsewhere. What is found becomes an event of the store, numbered by the one it explains, so that the answer stays
/// the same when it is asked for again. Which store it is learns only who may work there.
final class Signposts {

    private static final Logger LOG = LoggerFactory.getLogger(Signposts.class);

    private static final int TOGETHER_MAX = 4;
    private static final int PER_CALLER_AND_SECOND = 5;
    private static final long SECONDS_MAX = 2;
    static final String SITE = "site";

    private final Lanes lanes;
    private final Elsewhere elsewhere;
    private final InstantSource clock;
    private final RateLimits rates;
    private final AtomicInteger underWay = new AtomicInteger();

    Signposts(Lanes lanes, Elsewhere elsewhere, InstantSource clock) {
        this.lanes = lanes;
        this.elsewhere = elsewhere;
        this.clock = clock;
        this.rates = new RateLimits(clock, PER_CALLER_AND_SECOND);
    }

    /// A paper or unit that was not known.
    private record Unknown(Elsewhere.Paper paper, String code) {}

    /// The answer, with another reason where the paper it does not know is another store's.
    Future<Answer> directed(StoreId store, Caller caller, Answer answer) {
        if (!(answer instanceof Answer.Decided decided)) {
            return Future.succeededFuture(answer);
        }
        Optional<Unknown> unknown = unknown(decided.outcome());
        return unknown.isEmpty()
                ? Future.succeededFuture(answer)
                : site(store, caller, decided, unknown.get())
                        .map(site -> site.map(other -> otherStore(decided, unknown.get(), other, caller))
                                .orElse(decided));
    }

    /// The words for a unit that this store does not know and another one does, with that store's code where the
    /// caller
    /// may work there: as an operation would be answered, but nothing is noted.
    ///
    /// @return arguments of [Refusal#OTHER_STORE]; empty when no other store knows it
    Future<Optional<Map<String, String>>> ofUnit(StoreId store, Caller caller, String sscc) {
        Unknown unknown = new Unknown(Elsewhere.Paper.UNIT, sscc);
        return rates.secondsToWait(caller.claims().caller()) > 0
                ? Future.succeededFuture(Optional.empty())
                : look(store, unknown)
                        .map(found -> found.map(other -> args(unknown, other, caller)))
                        .recover(failure -> notFound(unknown, failure));
    }

    private static <T> Future<Optional<T>> notFound(Unknown unknown, Throwable failure) {
        LOG.warn("could not look for {} in other stores", unknown, failure);
        return Future.succeededFuture(Optional.empty());
    }

    private static Optional<Unknown> unknown(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Refused(Refusal code, var args, var _) -> unknown(code, args);
            case Outcome.Parked(int _, Refusal code, var args) -> unknown(code, args);
            case Outcome.Accepted _, Outcome.Asks _ -> Optional.empty();
        };
    }

    private static Optional<Unknown> unknown(Refusal code, Map<String, String> args) {
        return switch (code) {
            case UNKNOWN_DELIVERY -> unknown(Elsewhere.Paper.DELIVERY, args.get("delivery"));
            case UNKNOWN_ORDER -> unknown(Elsewhere.Paper.ORDER, args.get("order"));
            case UNKNOWN_UNIT -> unknown(Elsewhere.Paper.UNIT, args.get("sscc"));
            default -> Optional.empty();
        };
    }

    private static Optional<Unknown> unknown(Elsewhere.Paper paper, @Nullable String code) {
        return Optional.ofNullable(code).map(text -> new Unknown(paper, text));
    }

    /// The store it belongs to: what was found the first time also holds later.
    private Future<Optional<StoreId>> site(StoreId store, Caller caller, Answer.Decided decided, Unknown unknown) {
        if (decided.again()) {
            return lanes.answer(store, Sources.SIGNPOST, decided.event()).map(Signposts::noted);
        }
        if (rates.secondsToWait(caller.claims().caller()) > 0) {
            return Future.succeededFuture(Optional.empty());
        }
        return look(store, unknown)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(Optional.<StoreId>empty())
                        : lanes.post(note(store, decided.event(), unknown, found.get()))
                                .map(noted -> noted(Optional.of(noted))))
                .recover(failure -> notFound(unknown, failure));
    }

    private Future<Optional<StoreId>> look(StoreId store, Unknown unknown) {
        TreeSet<Integer> others = new TreeSet<>(lanes.master().sites().keySet());
        others.remove(store.value());
        if (others.isEmpty() || !enters()) {
            return Future.succeededFuture(Optional.empty());
        }
        return elsewhere
                .find(unknown.paper(), unknown.code(), others)
                .onComplete(_ -> underWay.decrementAndGet())
                .timeout(SECONDS_MAX, TimeUnit.SECONDS);
    }

    private boolean enters() {
        if (underWay.incrementAndGet() <= TOGETHER_MAX) {
            return true;
        }
        underWay.decrementAndGet();
        return false;
    }

    private Envelope note(StoreId store, long event, Unknown unknown, StoreId other) {
        Operation operation = new LineOperation.Misdirected(event, unknown.code(), other.code());
        return Envelope.bySystem(store, Sources.SIGNPOST, event, clock.instant(), operation, Json.digest(operation));
    }

    private static Optional<StoreId> noted(Optional<Answer> note) {
        return note.isPresent()
                        && note.get() instanceof Answer.Decided decided
                        && decided.outcome() instanceof Outcome.Accepted(String _, Map<String, String> args)
                ? Optional.ofNullable(args.get(SITE)).map(StoreId::parse)
                : Optional.empty();
    }

    private static Map<String, String> args(Unknown unknown, StoreId other, Caller caller) {
        return caller.allows(other)
                ? Map.of("delivery", unknown.code(), SITE, other.code())
                : Map.of("delivery", unknown.code());
    }

    private static Answer otherStore(Answer.Decided decided, Unknown unknown, StoreId other, Caller caller) {
        Map<String, String> args = args(unknown, other, caller);
        return switch (decided.outcome()) {
            case Outcome.Parked(int discrepancy, Refusal _, var _) ->
                decided.with(new Outcome.Parked(discrepancy, Refusal.OTHER_STORE, args));
            case Outcome.Refused(Refusal _, var _, var goodsInHand) ->
                decided.with(new Outcome.Refused(Refusal.OTHER_STORE, args, goodsInHand));
            case Outcome.Accepted _, Outcome.Asks _ -> decided;
        };
    }
}
