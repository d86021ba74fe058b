package dev.backroom.sim.handheld;

import dev.backroom.client.BackroomClient;
import dev.backroom.client.Line;
import dev.backroom.operation.Operation;
import dev.backroom.operation.Outcome;
import dev.backroom.operation.StockOperation.MoveGoods;
import dev.backroom.operation.StockOperation.Reverse;
import dev.backroom.wire.Reply;
import dev.backroom.wire.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One person with one handheld. Used by one thread.
public final class Handheld {

    private static final Duration OFFLINE_FOR = Duration.ofMinutes(5);
    private static final long LEFT_OUT = 5;

    /// Sees every answer as it comes.
    @FunctionalInterface
    public interface Watcher {
        void answered(Handheld who, Move move, Reply reply, Duration took);
    }

    /// Who stands by what goes beyond a clerk.
    public record Supervisor(String badge, String pin) {}

    private final String name;
    private final BackroomClient client;
    private final Line line;
    private final Supervisor supervisor;
    private final InstantSource clock;
    private final Watcher watcher;
    private long lastNumber;
    private @Nullable Request lastRequest;
    private @Nullable Reply lastReply;

    public Handheld(
            String name,
            BackroomClient client,
            Line line,
            Supervisor supervisor,
            InstantSource clock,
            Watcher watcher) {
        this.name = name;
        this.client = client;
        this.line = line;
        this.supervisor = supervisor;
        this.clock = clock;
        this.watcher = watcher;
    }

    public String name() {
        return name;
    }

    public Line line() {
        return line;
    }

    /// Makes one move and says what came back.
    Reply make(Move move) {
        Instant began = clock.instant();
        Reply reply = switch (move.how()) {
            case SEND, REVERSE -> send(Request.of(began, filled(move.operation())));
            case OFFLINE -> send(new Request(began.minus(OFFLINE_FOR), true, 0, Optional.empty(), move.operation()));
            case CONFIRM -> send(new Request(began, false, lastNumber, Optional.empty(), move.operation()));
            case APPROVE ->
                send(new Request(
                        began,
                        false,
                        lastNumber,
                        Optional.of(new Request.Approval(supervisor.badge(), supervisor.pin())),
                        move.operation()));
            case SAME_NUMBER -> sameNumber(began, move.operation());
            case AHEAD ->
                client.put(line.store(), line.source(), line.next() + LEFT_OUT, Request.of(began, move.operation()));
            case ERP -> throw new IllegalArgumentException("a handheld does not speak for the ERP: " + move);
        };
        watcher.answered(this, move, reply, Duration.between(began, clock.instant()));
        return reply;
    }

    private Reply send(Request request) {
        lastNumber = line.next();
        lastRequest = request;
        Reply reply = line.send(request);
        lastReply = reply;
        return reply;
    }

    private Reply sameNumber(Instant now, Operation operation) {
        Request before = lastRequest;
        Request request = before != null && before.operation().equals(operation) ? before : Request.of(now, operation);
        return client.put(line.store(), line.source(), lastNumber, request);
    }

    /// Puts in what only the answer before could tell: the event to take back, the place to move from.
    private Operation filled(Operation operation) {
        Reply before = lastReply;
        if (before == null) {
            return operation;
        }
        return switch (operation) {
            case Reverse(long event, var reason) when event == 0 -> new Reverse(before.event(), reason);
            case MoveGoods(var goods, var status, String from, String to)
            when from.isEmpty() -> new MoveGoods(goods, status, place(before), to);
            default -> operation;
        };
    }

    private static String place(Reply reply) {
        return reply.outcome().orElse(null) instanceof Outcome.Accepted accepted
                ? accepted.args().getOrDefault("place", "")
                : "";
    }
}
