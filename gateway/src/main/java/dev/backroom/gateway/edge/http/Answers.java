package dev.backroom.gateway.edge.http;

import dev.backroom.gateway.edge.problem.Fault;
import dev.backroom.gateway.edge.problem.Phrases;
import dev.backroom.gateway.edge.problem.Problem;
import dev.backroom.gateway.edge.problem.Statuses;
import dev.backroom.operation.Answer;
import dev.backroom.operation.Outcome;
import dev.backroom.operation.Refusal;
import dev.backroom.wire.Json;
import dev.backroom.wire.Reply;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Puts answers and problems into words and sends them. The only place that makes replies.
final class Answers {

    /// The problem type of what is none.
    static final String FINE = "about:blank";

    private static final int PROBLEM_FROM = 300;

    private Answers() {}

    static Reply reply(Answer answer, Phrases phrases) {
        return switch (answer) {
            case Answer.Decided decided -> decided(decided, phrases);
            case Answer.Ahead(long expected) ->
                fault(
                        Fault.NUMBER_AHEAD,
                        Map.of("expected", Long.toString(expected)),
                        new Kept(0, Optional.empty(), expected - 1, false),
                        phrases);
            case Answer.Reused(long event, long last) ->
                refusal(Refusal.NUMBER_REUSED, Map.of(), new Kept(event, Optional.empty(), last, false), phrases);
            case Answer.Archived(long event, long last) -> archived(event, last, phrases);
            case Answer.Overloaded(int seconds) ->
                fault(Fault.OVERLOADED, Map.of("seconds", Integer.toString(seconds)), Kept.NOTHING, phrases);
        };
    }

    static Reply reply(Problem problem, Phrases phrases) {
        return switch (problem.kind()) {
            case Problem.Kind.OfFault(Fault fault) -> fault(fault, problem.args(), Kept.NOTHING, phrases);
            case Problem.Kind.OfRefusal(Refusal refusal, String _) ->
                refusal(refusal, problem.args(), Kept.NOTHING, phrases);
        };
    }

    /// What the log has of it.
    private record Kept(long event, Optional<Instant> time, long last, boolean again) {
        static final Kept NOTHING = new Kept(0, Optional.empty(), 0, false);
    }

    private static Reply decided(Answer.Decided decided, Phrases phrases) {
        Outcome outcome = decided.outcome();
        return new Reply(
                type(outcome),
                Statuses.of(outcome),
                title(outcome, phrases),
                phrases.of(outcome),
                field(outcome),
                decided.event(),
                Optional.of(decided.time()),
                decided.last(),
                decided.again(),
                Optional.of(outcome),
                Map.of());
    }

    private static String type(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted _, Outcome.Parked _ -> FINE;
            case Outcome.Asks _ -> Reply.PROBLEMS + Fault.CONFIRMATION_NEEDED.slug();
            case Outcome.Refused refused -> Reply.PROBLEMS + refused.code().slug();
        };
    }

    private static String title(Outcome outcome, Phrases phrases) {
        return switch (outcome) {
            case Outcome.Accepted accepted ->
                phrases.text(Statuses.waits(accepted) ? "waiting.title" : "accepted.title", Map.of());
            case Outcome.Parked _ -> phrases.text("parked.title", Map.of());
            case Outcome.Asks _ -> phrases.title(Fault.CONFIRMATION_NEEDED);
            case Outcome.Refused refused -> phrases.title(refused.code());
        };
    }

    private static Optional<String> field(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused
                ? Optional.ofNullable(refused.args().get("field")).filter(field -> !field.isEmpty())
                : Optional.empty();
    }

    private static Reply archived(long event, long last, Phrases phrases) {
        return new Reply(
                FINE,
                Statuses.ACCEPTED,
                phrases.text("archived.title", Map.of()),
                phrases.text("archived", Map.of("event", Long.toString(event))),
                Optional.empty(),
                event,
                Optional.empty(),
                last,
                true,
                Optional.empty(),
                Map.of());
    }

    private static Reply fault(Fault fault, Map<String, String> args, Kept kept, Phrases phrases) {
        return new Reply(
                Reply.PROBLEMS + fault.slug(),
                fault.status(),
                phrases.title(fault),
                phrases.sentence(fault, args),
                Optional.empty(),
                kept.event(),
                kept.time(),
                kept.last(),
                kept.again(),
                Optional.empty(),
                args);
    }

    private static Reply refusal(Refusal refusal, Map<String, String> args, Kept kept, Phrases phrases) {
        return new Reply(
                Reply.PROBLEMS + refusal.slug(),
                Statuses.of(refusal),
                phrases.title(refusal),
                phrases.sentence(refusal, args),
                Optional.ofNullable(args.get("field")).filter(field -> !field.isEmpty()),
                kept.event(),
                kept.time(),
                kept.last(),
                kept.again(),
                Optional.empty(),
                args);
    }

    static Future<Void> send(Exchange exchange, Answer answer) {
        if (answer instanceof Answer.Overloaded(int seconds)) {
            exchange.retryAfter(seconds);
        }
        return send(exchange, reply(answer, exchange.phrases()));
    }

    static Future<Void> send(Exchange exchange, Problem problem) {
        problem.retryAfterSeconds().ifPresent(exchange::retryAfter);
        return send(exchange, reply(problem, exchange.phrases()));
    }

    private static Future<Void> send(Exchange exchange, Reply reply) {
        String type = reply.status() < PROBLEM_FROM ? Media.JSON : Media.PROBLEM;
        exchange.inWords();
        return exchange.send(reply.status(), type, Buffer.buffer(Json.write(reply)));
    }
}
